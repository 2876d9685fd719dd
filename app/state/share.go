package state

// ShareToggledMsg: the learner opened the panel with the link, or closed it.
type ShareToggledMsg struct{}

func (ShareToggledMsg) apply(s *State) Effect {
	s.Sharing = !s.Sharing
	return Read | Render
}
