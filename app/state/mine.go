package state

import (
	"slices"

	"inkling/nn/ink"
)

// Mine is what was the learner's before the lesson changed it, and only that:
// what the lesson left alone does not change when the rest is brought back.
type Mine struct {
	drawing  *ink.Drawing
	steps    *ink.Steps
	networks []shownNetwork // the last comes back first
	left     shownNetwork   // as the lesson left it
}

// shownNetwork is the network that the page shows, with what was turned of it.
type shownNetwork struct {
	knobs  Knobs
	source Source
	sizes  []int
}

type (
	// LessonDidMsg: the lesson did something in the lab for the learner. What
	// was the learner's own before that can be had back.
	LessonDidMsg struct{ What Message }
	// MineRestoredMsg: the learner wanted back what was there before the lesson
	// changed it.
	MineRestoredMsg struct{}
)

func (m LessonDidMsg) apply(s *State) Effect {
	s.Drawing.End()
	s.Cursor.Down = false
	s.Knobs.open = closed // what is put aside is not turned on
	drawing, steps, network := s.Drawing, s.Steps, s.shownNetwork()
	e := s.Apply(m.What)
	mine := s.Lesson.Mine
	if mine == nil {
		mine = &Mine{}
	}
	if mine.drawing == nil && !sameDrawing(&drawing, &s.Drawing) {
		mine.drawing = &drawing
	}
	if mine.steps == nil && steps != s.Steps {
		mine.steps = &steps
	}
	if now := s.shownNetwork(); now.source.rev != network.source.rev || now.knobs.rev != network.knobs.rev {
		if len(mine.networks) == 0 || network.learners(&mine.left) {
			mine.networks = append(mine.networks, network)
		}
		mine.left = now
	}
	s.Lesson.keepMine(mine)
	return e | Render
}

// MineRestoredMsg restores the drawing as one more edit of it: Undo leads back
// to what was drawn since.
func (MineRestoredMsg) apply(s *State) Effect {
	mine := s.Lesson.Mine
	if mine == nil {
		return None
	}
	s.Cursor.Down = false
	s.Drawing.End()
	if d := mine.drawing; d != nil && !sameDrawing(d, &s.Drawing) {
		if p := d.Picture(); p != nil {
			s.Drawing.ReplaceByPicture(*p)
		} else {
			s.Drawing.Replace(d.Strokes())
		}
	}
	if mine.steps != nil {
		s.Steps = *mine.steps
	}
	rest := &Mine{left: shownNetwork{source: Source{rev: -1}}} // nothing that is shown now
	if last := len(mine.networks) - 1; last >= 0 {
		rest.networks = mine.networks[:last]
		s.restore(mine.networks[last])
	}
	s.Lesson.keepMine(rest)
	return redrawn | Select
}

// restore shows a network again. A file that was offered meanwhile still is.
func (s *State) restore(n shownNetwork) {
	revs := [2]int{s.Knobs.rev + 1, s.Source.rev + 1}
	offer, refused := s.Source.Offer, s.Source.Refused
	s.show(n.source.Name, n.sizes, n.source.Activations)
	s.Knobs, s.Source = n.knobs, n.source
	s.Knobs.rev, s.Source.rev = revs[0], revs[1]
	s.Source.Offer, s.Source.Refused = offer, refused
}

// keepMine keeps what there is to be brought back, if there is anything.
func (l *Lesson) keepMine(m *Mine) {
	l.Mine = m
	if m.drawing == nil && m.steps == nil && len(m.networks) == 0 {
		l.Mine = nil
	}
}

// forgetNetworks forgets the networks that were put aside: what they were made
// of may be there no more.
func (l *Lesson) forgetNetworks() {
	if l.Mine != nil {
		l.keepMine(&Mine{drawing: l.Mine.drawing, steps: l.Mine.steps})
	}
}

func (s *State) shownNetwork() shownNetwork {
	n := shownNetwork{s.Knobs, s.Source, s.Sizes}
	n.knobs.edits = slices.Clone(n.knobs.edits) // a new edit takes the place of one that was undone
	return n
}

// learners reports whether a network that the lesson is about to change is
// another of the learner's own, worth being brought back: not the one that the
// lesson left, nor one that only continues what the lesson turned there, or
// takes it back.
func (n *shownNetwork) learners(left *shownNetwork) bool {
	edits, lessons := n.knobs.edits, left.knobs.edits
	if n.source.rev == left.source.rev && len(lessons) > 0 {
		common := min(len(edits), len(lessons))
		return !slices.EqualFunc(edits[:common], lessons[:common], sameEdit)
	}
	return len(edits) > 0
}

func sameEdit(a, b Edit) bool {
	return a.Kind == b.Kind && a.Layer == b.Layer && a.Index == b.Index && a.Seed == b.Seed && a.Strength == b.Strength &&
		slices.Equal(a.Knobs, b.Knobs)
}

func sameDrawing(a, b *ink.Drawing) bool {
	return a.Picture() == b.Picture() && slices.EqualFunc(a.Strokes(), b.Strokes(), slices.Equal)
}
