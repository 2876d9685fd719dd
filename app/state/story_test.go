package state

import (
	"testing"

	"inkling/app/i18n"
	"inkling/nn/ink"
)

func TestTheStoryPlaysToItsEnd(t *testing.T) {
	s := New()
	s.Apply(StoryToggledMsg{})
	if !s.Story.Told || !s.Story.Playing {
		t.Fatalf("after play: %+v", s.Story)
	}
	s.Apply(StoryTickedMsg{Seconds: 2.1})
	if got := s.Story.Position; got < 0.09 || got > 0.11 {
		t.Errorf("after a tenth of its 21 seconds it is at %v", got)
	}
	s.Apply(StorySpedMsg{Speed: 2})
	s.Apply(StoryTickedMsg{Seconds: 2.1})
	if got := s.Story.Position; got < 0.29 || got > 0.31 {
		t.Errorf("at twice the speed it is at %v, want 0.3", got)
	}
	s.Apply(StoryToggledMsg{})
	if e := s.Apply(StoryTickedMsg{Seconds: 5}); s.Story.Playing || s.Story.Position > 0.31 || e != None {
		t.Errorf("paused it went on: %+v", s.Story)
	}
	s.Apply(StoryToggledMsg{})
	if e := s.Apply(StoryTickedMsg{Seconds: 100}); s.Story.Playing || s.Story.Position != 1 || !s.Story.Told || !e.Has(Render) {
		t.Errorf("at its end: %+v, %b", s.Story, e)
	}
	s.Apply(StoryToggledMsg{})
	if s.Story.Position != 0 || !s.Story.Playing {
		t.Errorf("played again: %+v", s.Story)
	}
	if s.Apply(StorySpedMsg{Speed: 77}); s.Story.Speed != 2 {
		t.Errorf("a speed nobody offered: %v", s.Story.Speed)
	}
}

func TestMovingTheStoryPausesIt(t *testing.T) {
	s := New()
	s.Apply(StoryToggledMsg{})
	s.Apply(StoryMovedMsg{Position: 1.5})
	if s.Story.Playing || !s.Story.Told || s.Story.Position != 1 {
		t.Errorf("%+v", s.Story)
	}
}

func TestDrawingEndsTheStory(t *testing.T) {
	for _, m := range []Message{
		StrokeBegunMsg{}, CursorPenToggledMsg{}, ClearedMsg{}, UndoneMsg{}, RedoneMsg{}, StrokesLoadedMsg{}, StepToggledMsg{Step: ink.Box},
	} {
		s := New()
		s.Apply(StorySpedMsg{Speed: 4})
		s.Apply(StoryMovedMsg{Position: 0.5})
		if e := s.Apply(m); s.Story != (Story{Speed: 4}) || !e.Has(Read|Render) {
			t.Errorf("%T: %+v, %b", m, s.Story, e)
		}
	}
	s := New()
	s.Apply(StoryMovedMsg{Position: 0.5})
	s.Apply(SelectedMsg{Selection: Neuron(1, 4)})
	s.Apply(LangChosenMsg{Lang: i18n.Chinese})
	if !s.Story.Told {
		t.Error("selecting ended the story")
	}
}

func TestStrongestAndLayerAreBounded(t *testing.T) {
	s := New()
	for given, want := range map[int]int{-3: 1, 50: 50, 99999: MostStrongest} {
		if s.Apply(StrongestChosenMsg{Count: given}); s.Strongest != want {
			t.Errorf("%d lines became %d, want %d", given, s.Strongest, want)
		}
	}
	s.Apply(LayerViewedMsg{Layer: 3})
	for _, layer := range []int{-1, 4} {
		if s.Apply(LayerViewedMsg{Layer: layer}); s.ViewLayer != 3 {
			t.Errorf("layer %d of 3 is shown", layer)
		}
	}
}

func TestZoomIsBounded(t *testing.T) {
	s := New()
	for range MostZoom + 2 {
		s.Apply(ZoomedMsg{In: true})
	}
	if s.Zoom != MostZoom {
		t.Errorf("zoomed in to %d, want %d", s.Zoom, MostZoom)
	}
	for range MostZoom + 2 {
		s.Apply(ZoomedMsg{})
	}
	if s.Zoom != 0 {
		t.Errorf("zoomed out to %d, want 0", s.Zoom)
	}
}
