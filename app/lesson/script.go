// Package lesson is the ten chapters: what their challenges ask, how an answer
// is judged, what their own models compute. It is pure; the words are in package
// text, whose files the site generator turns into one Script for each language,
// and the page's elements in package app.
package lesson

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Chapters is how many chapters there are. In code and links they count from 1.
const Chapters = 10

// MostChallenges is the most challenges that a chapter has.
const MostChallenges = 2

// Challenges is how many challenges each chapter has.
var Challenges = [Chapters]int{1, 1, 1, 1, 1, 1, 2, 2, 1, 1}

// Key names a sentence that the program says in a chapter. In the words' files
// it is the data-say of the sentence.
type Key string

// Script is the words of the lesson in one language.
type Script struct {
	Chapters []Chapter
	Says     map[Key]string
}

// Chapter is the words of one chapter.
type Chapter struct {
	Title string
	HTML  string // markup of our own making, see package text
}

// Parse reads a Script as the site generator wrote it.
func Parse(file []byte) (*Script, error) {
	s := new(Script)
	if err := json.Unmarshal(file, s); err != nil {
		return nil, err
	}
	if len(s.Chapters) != Chapters {
		return nil, fmt.Errorf("found %d chapters, expected %d", len(s.Chapters), Chapters)
	}
	return s, nil
}

// Say is a sentence, each {name} in it replaced by the argument of that name.
// Before the words have come it is empty.
func (s *Script) Say(key Key, args ...string) string {
	if s == nil {
		return ""
	}
	said := s.Says[key]
	for i := 0; i+1 < len(args); i += 2 {
		said = strings.ReplaceAll(said, "{"+args[i]+"}", args[i+1])
	}
	return said
}
