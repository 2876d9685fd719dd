package state

import "slices"

// Selection is what the learner looks at: a pixel, a neuron, or a line between
// two of them. The zero value is nothing.
type Selection struct {
	Any   bool
	Layer int  // 0: the input; 1 …: the layers of neurons
	Index int  // 0-based: the pixel row by row, or the neuron
	Line  bool // the line from From, in the layer before, to Index
	From  int
}

// Neuron is the selection of neuron index of layer, counted from 1.
func Neuron(layer, index int) Selection { return Selection{Any: true, Layer: layer, Index: index} }

// Pixel is the selection of a pixel, counted row by row.
func Pixel(index int) Selection { return Selection{Any: true, Index: index} }

// Line is the selection of the line from neuron or pixel from of the layer
// before to neuron index of layer.
func Line(layer, index, from int) Selection {
	return Selection{Any: true, Layer: layer, Index: index, Line: true, From: from}
}

// Valid reports whether the selection exists in a network of these sizes,
// input first.
func (s Selection) Valid(sizes []int) bool {
	if !s.Any {
		return s == Selection{}
	}
	if s.Layer < 0 || s.Layer >= len(sizes) || s.Index < 0 || s.Index >= sizes[s.Layer] {
		return false
	}
	if !s.Line {
		return s.From == 0
	}
	return s.Layer > 0 && s.From >= 0 && s.From < sizes[s.Layer-1]
}

// SelectedMsg: the learner pointed at something; the zero Selection lets go.
type SelectedMsg struct{ Selection Selection }

func (m SelectedMsg) apply(s *State) Effect {
	if m.Selection == s.Selected || !m.Selection.Valid(s.Sizes) {
		return None
	}
	s.Selected = m.Selection
	return Read | Render | Select
}

// Lines is the way the connections are drawn.
type Lines uint8

// The ways: what flows right now, w·a; the weights; the strongest of what flows.
const (
	SignalLines Lines = iota
	WeightLines
	StrongestLines
)

// String is the way in links: "signal", "weight", "strongest".
func (l Lines) String() string { return [...]string{"signal", "weight", "strongest"}[l] }

// ParseLines is the inverse of String.
func ParseLines(s string) (Lines, bool) {
	for _, l := range [...]Lines{SignalLines, WeightLines, StrongestLines} {
		if l.String() == s {
			return l, true
		}
	}
	return SignalLines, false
}

// LinesChosenMsg: the learner chose how the connections are drawn.
type LinesChosenMsg struct{ Lines Lines }

func (m LinesChosenMsg) apply(s *State) Effect {
	s.Lines = m.Lines
	return Read | Render
}

// Tab is a part of the workbench below the network.
type Tab uint8

// The tabs, in the order in which they stand.
const (
	SumTab Tab = iota
	MatrixTab
	CountTab
	KnobsTab
	LikesTab
	GalleryTab
	TrayTab
	AccuracyTab
)

// tabNames are the tabs in links and in the page's data-tab, in order.
var tabNames = [...]string{"sum", "matrix", "count", "knobs", "likes", "gallery", "tray", "accuracy"}

// String is the tab's name.
func (t Tab) String() string { return tabNames[t] }

// ParseTab is the inverse of String.
func ParseTab(s string) (Tab, bool) {
	i := slices.Index(tabNames[:], s)
	return Tab(max(i, 0)), i >= 0
}

// TabOpenedMsg: the learner opened a tab.
type TabOpenedMsg struct{ Tab Tab }

func (m TabOpenedMsg) apply(s *State) Effect {
	s.Tab = m.Tab
	return Read | Render
}
