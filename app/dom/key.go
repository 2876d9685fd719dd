package dom

// Key is a key press, as in KeyboardEvent.
type Key struct {
	Name    string // "ArrowLeft", "z", …
	Shift   bool
	Ctrl    bool // Ctrl or ⌘
	Repeat  bool // the key is being held down
	OnPad   bool // the pad has the focus
	OnPage  bool // nothing has it
	InField bool // a text field has it
	InKnobs bool // something in the knobs' tab has it
}
