//go:build !js

package dom

// Download gives the learner a file; natively there is nobody to take it.
func Download(string, string, []byte) {}

// DownloadPixels gives the learner w×h pixels as a PNG.
func DownloadPixels(string, int, int, []byte, int) {}

// DownloadView gives the learner what an element shows as a PNG.
func DownloadView(string, Element) {}
