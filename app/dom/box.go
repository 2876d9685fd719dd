package dom

// Box is an element's place, in CSS pixels of the window.
type Box struct{ Left, Top, Width, Height float64 }
