package dom

// Use is something that the learner did to a control in an element whose markup
// is ours but not go-app's.
type Use struct {
	Event string            // "click", "input", "change"
	Data  map[string]string // the data attributes of the control
	// Challenge is the number of the challenge that the control stands in, or −1.
	Challenge int
	Text      string  // what stands in a field
	Value     float64 // of a slider or field of numbers; NaN where there is none
}
