package rules

import _ "embed"

// Source is rules.go as the lesson shows it to learners. The site generator
// puts it into the words; the page's program does not carry it.
//
//go:embed rules.go
var Source string
