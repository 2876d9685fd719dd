// Package ink turns a drawing, pen strokes kept as data, into what the network
// sees: a 28×28 picture like those of MNIST. The page and the trainer use the
// same code, so the network meets in the browser what it met in training.
//
// # Coordinates
//
// A drawing lives on the pad, a unit square: x to the right, y down, 0 … 1.
// Points outside are allowed (a pen may leave the pad). A picture is 28×28
// pixels, row-major; pixel (row, column) covers [column, column+1] × [row,
// row+1]; 0 is background and 1 is ink. Pixel values are steps of 1/255 rounded
// to float32, so that they travel through bytes and Float32Arrays unharmed.
//
// # The four steps
//
// [Straighten] removes slant: the drawing is sheared, by 45° at most, until its
// second moment Σ(x−x̄)(y−ȳ) is nearly zero; flat ink is sheared less. [Box] takes the bounding box of the ink instead of the
// pad. [Scale] brings the longer side of that frame to 20 pixels and inks the
// strokes there with MNIST's pen, so that the pen's width does not scale with
// the drawing. [Centre] moves the ink's centre of mass to the picture's centre,
// or rather to where MNIST puts it, pixel (14, 14).
//
// Each step may be left out; its raw counterpart is then used:
//
//	without        the picture shows
//	Straighten     the strokes as they were drawn
//	Box            the whole pad as the frame
//	Scale          one pad side as 28 pixels, the pen in proportion
//	Centre         the frame's centre at the picture's centre
//
// With no step at all that is the whole pad mapped to 28×28.
package ink
