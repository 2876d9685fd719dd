package lesson

// Judgement is what the page says of an answer to a challenge.
type Judgement struct {
	Done bool
	Say  Key      // why, or what is missing
	Args []string // of Say: name, value, name, value …
}

// Missing is the judgement of an answer that something is missing from.
func Missing(say Key, args ...string) Judgement { return Judgement{Say: say, Args: args} }

// Done is the judgement of an answer that is right.
func Done(say Key, args ...string) Judgement { return Judgement{Done: true, Say: say, Args: args} }

// HonestTries is after how many judged answers the solution may be seen.
const HonestTries = 3

// Challenge is how far the learner is with a challenge.
type Challenge struct {
	Solved   bool // it was solved once, now or on an earlier visit: that stays
	Done     bool // it is solved, and was not begun anew
	Tries    int  // answers judged since it was begun, or begun anew
	Hint     bool // the hint is shown
	Solution bool // the solution is shown
	Said     Judgement
}

// State is the challenge's data-state: "open", "hint", "done".
func (c *Challenge) State() string {
	switch {
	case c.Done:
		return "done"
	case c.Hint || c.Solution:
		return "hint"
	}
	return "open"
}

// Progress is how far the learner is with all of them.
type Progress [Chapters][MostChallenges]Challenge

// Of is how far the learner is with the challenges of a chapter, counted from 1.
func (p *Progress) Of(chapter int) []Challenge { return p[chapter-1][:Challenges[chapter-1]] }

// Done reports whether every challenge of a chapter, counted from 1, is solved.
func (p *Progress) Done(chapter int) bool {
	for _, c := range p.Of(chapter) {
		if !c.Solved {
			return false
		}
	}
	return true
}
