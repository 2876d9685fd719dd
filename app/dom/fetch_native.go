//go:build !js

package dom

import "errors"

var errNobody = errors.New("dom: only in a browser")

// Sample fetches the test digits; natively there is nobody to ask.
func Sample() ([]byte, error) { return nil, errNobody }

// LessonWords fetches the lesson's words in a language.
func LessonWords(string) ([]byte, error) { return nil, errNobody }

// Net fetches the weights file of one of the site's further networks.
func Net(string) ([]byte, error) { return nil, errNobody }
