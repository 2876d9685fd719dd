package dom

// File is a file of the learner's, as far as it was wanted.
type File struct {
	Name string
	Data []byte
	Err  error // it could not be read
}
