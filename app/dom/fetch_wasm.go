package dom

// fetch has boot.js get a file, anew with every call, and waits for it. It must
// not be called from a JavaScript callback.
func fetch(what string, args ...any) ([]byte, error) {
	array, err := await(host().Call(what, args...))
	if err != nil {
		return nil, err
	}
	return goBytes(array), nil
}

// Sample fetches the test digits.
func Sample() ([]byte, error) { return fetch("sample") }

// LessonWords fetches the lesson's words in a language, "en" or "zh".
func LessonWords(lang string) ([]byte, error) { return fetch("lesson", lang) }

// Net fetches the weights file of one of the site's further networks.
func Net(name string) ([]byte, error) { return fetch("net", name) }
