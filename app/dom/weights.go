package dom

// The weights files that boot.js loads, by the names it gives them.
const (
	NetworkFile  = "network"
	DetectorFile = "detector"
)
