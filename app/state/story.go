package state

// Story is the forward pass told slowly: while it is told, the network shows
// not what it computes now but how far the story has come.
type Story struct {
	Told     bool
	Playing  bool
	Position float64 // 0 … 1
	Speed    float64 // 1 is the speed it was made for
}

// Speeds are the speeds to choose from.
var Speeds = [...]float64{0.5, 1, 2, 4}

// storySeconds is how long the story takes at speed 1, for every layer of
// neurons.
const storySeconds = 7

type (
	// StoryToggledMsg: the learner had the story played, or paused it. At its
	// end it begins anew.
	StoryToggledMsg struct{}
	// StoryMovedMsg: the learner moved the story to a position; it pauses there.
	StoryMovedMsg struct{ Position float64 }
	// StoryTickedMsg: so many seconds of the clock have passed.
	StoryTickedMsg struct{ Seconds float64 }
	// StorySpedMsg: the learner chose a speed.
	StorySpedMsg struct{ Speed float64 }
	// StoryLeftMsg: the learner went back to the network as it is now.
	StoryLeftMsg struct{}
)

func (StoryToggledMsg) apply(s *State) Effect {
	if s.Story.Playing {
		s.Story.Playing = false
		return Read | Render
	}
	if !s.Story.Told || s.Story.Position >= 1 {
		s.Story.Position = 0
	}
	s.Story.Told, s.Story.Playing = true, true
	return Read | Render
}

func (m StoryMovedMsg) apply(s *State) Effect {
	s.Story.Told, s.Story.Playing = true, false
	s.Story.Position = min(max(m.Position, 0), 1)
	return Read | Render
}

func (m StoryTickedMsg) apply(s *State) Effect {
	if !s.Story.Playing {
		return None
	}
	s.Story.Position += m.Seconds * s.Story.Speed / (storySeconds * float64(len(s.Sizes)-1))
	if s.Story.Position < 1 {
		return Read
	}
	s.Story.Position, s.Story.Playing = 1, false
	return Read | Render
}

func (m StorySpedMsg) apply(s *State) Effect {
	for _, speed := range Speeds {
		if speed == m.Speed {
			s.Story.Speed = speed
			return Render
		}
	}
	return None
}

func (StoryLeftMsg) apply(s *State) Effect {
	s.Story = Story{Speed: s.Story.Speed}
	return Read | Render
}

// endStory leaves the story when what happened changes the picture.
func (s *State) endStory(m Message) Effect {
	if !s.Story.Told {
		return None
	}
	switch m.(type) {
	case StrokeBegunMsg, CursorPenToggledMsg, UndoneMsg, RedoneMsg, ClearedMsg, StrokesLoadedMsg, StepToggledMsg, PictureLoadedMsg, KeptLoadedMsg, MineRestoredMsg:
		return StoryLeftMsg{}.apply(s)
	}
	return None
}

// MostStrongest bounds how many lines StrongestLines are.
const MostStrongest = 1000

type (
	// StrongestChosenMsg: the learner chose how many lines StrongestLines are.
	StrongestChosenMsg struct{ Count int }
	// LayerViewedMsg: the learner wants to see one layer of neurons alone, or
	// with 0 all of them.
	LayerViewedMsg struct{ Layer int }
	// ZoomedMsg: the learner wants the network larger by a step, or smaller.
	ZoomedMsg struct{ In bool }
)

// MostZoom is the largest step of the network's size.
const MostZoom = 3

func (m ZoomedMsg) apply(s *State) Effect {
	if m.In {
		s.Zoom = min(s.Zoom+1, MostZoom)
	} else {
		s.Zoom = max(s.Zoom-1, 0)
	}
	return Read | Render
}

func (m StrongestChosenMsg) apply(s *State) Effect {
	s.Strongest = min(max(m.Count, 1), MostStrongest)
	return Read | Render
}

func (m LayerViewedMsg) apply(s *State) Effect {
	if m.Layer < 0 || m.Layer >= len(s.Sizes) {
		return None
	}
	s.ViewLayer = m.Layer
	return Read | Render
}
