package lesson

import (
	"strconv"
	"strings"
)

// Pieces are the parts of chapters that can stand alone in a course page, and
// the chapter that each is of. In the words' files their elements carry the name
// as data-piece.
var Pieces = [...]struct {
	Name    string
	Chapter int
}{
	{"pixel", 2}, {"steps", 2}, {"weight", 5}, {"detector", 5}, {"neuron", 6}, {"sigmoid", 6}, {"bias", 6},
	{"row", 8}, {"dots", 9}, {"shift", 9}, {"slope", 10}, {"chain", 10},
}

// The parts of a course page that are the open chapter: all of it, or its
// challenges; "challenge-2" is the second of them.
const (
	ChapterPart   = "chapter"
	ChallengePart = "challenge"
)

// PartChapter is which chapter a part of a course page is of: 0 if of none, −1
// if of whichever is open.
func PartChapter(part string) int {
	if part == ChapterPart || part == ChallengePart || challengeOf(part) >= 0 {
		return -1
	}
	for _, p := range Pieces {
		if p.Name == part {
			return p.Chapter
		}
	}
	return 0
}

// challengeOf is which challenge a part is, counted from 0, −1 if none.
func challengeOf(part string) int {
	number, found := strings.CutPrefix(part, ChallengePart+"-")
	if n, err := strconv.Atoi(number); found && err == nil && n >= 1 && n <= MostChallenges {
		return n - 1
	}
	return -1
}

// Selector finds the elements of a chapter that these parts show, as CSS; "" if
// they show all of it, or nothing.
func Selector(parts []string) string {
	var found []string
	for _, part := range parts {
		switch i := challengeOf(part); {
		case part == ChapterPart:
			return ""
		case part == ChallengePart:
			found = append(found, "[data-challenge]")
		case i >= 0:
			found = append(found, `[data-challenge="`+strconv.Itoa(i)+`"]`)
		case PartChapter(part) > 0:
			found = append(found, `[data-piece="`+part+`"]`)
		}
	}
	return strings.Join(found, ",")
}
