package dom

// Sample fetches the test digits, anew with every call, and waits for them. It
// must not be called from a JavaScript callback.
func Sample() ([]byte, error) {
	array, err := await(host().Call("sample"))
	if err != nil {
		return nil, err
	}
	return goBytes(array), nil
}
