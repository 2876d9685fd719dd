package weights

import (
	"path/filepath"
	"testing"
)

// The shipped networks: the lesson's own would do, those to compare with not.
func TestShipped(t *testing.T) {
	for name, fits := range map[string]bool{"mlp-16-16": true, "linear": false, "mlp-16-16-relu": false, "not-a-digit": false} {
		file, changed, err := Read(filepath.Join("..", "..", "web", "weights", name+".safetensors"))
		if (err == nil) != fits {
			t.Errorf("%s: %v", name, err)
		}
		if fits && (len(file) == 0 || changed.IsZero()) {
			t.Errorf("%s: %d bytes of %v", name, len(file), changed)
		}
	}
}
