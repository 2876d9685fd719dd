// Package rules reads a digit by rules that a person wrote, with no network and
// nothing learnt: the lesson's first chapter lets it run beside the network.
//
// # How it reads
//
// The 28×28 picture becomes black and white, the ink is thinned to a skeleton
// one pixel wide, and every white pixel is told what surrounds it: whether it
// lies in a hole, or in a bay, which has ink on three sides and opens to the
// fourth ([Sketch]). Out of that come a few numbers ([Features]), and plain ifs
// make a digit of them, or give up: those are in rules.go, which the page shows.
//
// The rules were written looking at MNIST's training digits only.
package rules
