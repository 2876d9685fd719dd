//go:build !js

package dom

import "inkling/nn/ink"

// ConnectPen hands everything the pen does to receive.
func ConnectPen(func([]PenEvent)) {}

// FlushPen delivers at once what the pen did since the last frame.
func FlushPen() {}

// ShowStrokes makes the pad show strokes instead of what it showed.
func ShowStrokes([]ink.Stroke, bool) {}

// ShowPicture makes the pad show a picture instead of what it showed.
func ShowPicture([]byte) {}
