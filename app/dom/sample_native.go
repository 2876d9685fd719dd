//go:build !js

package dom

import "errors"

// Sample fetches the test digits; natively there is nobody to ask.
func Sample() ([]byte, error) { return nil, errors.New("dom: sample: only in a browser") }
