package main

import (
	"encoding/json"
	"math"
)

// mostPoints is about how many points a history file has at most.
const mostPoints = 60

// historyFile is the training curve as the page draws it, NAME-history.json:
// a list each of epochs, cost, and accuracy in training and on held-out digits.
func historyFile(points []epochStats) ([]byte, error) {
	var h history
	for _, s := range points {
		h.Epochs = append(h.Epochs, s.Epoch)
		h.Cost = append(h.Cost, fourDecimals(s.Loss))
		h.Train = append(h.Train, fourDecimals(s.Train))
		h.Valid = append(h.Valid, fourDecimals(s.Valid))
	}
	file, err := json.Marshal(h)
	return append(file, '\n'), err
}

// history is the content of a history file; the lists are equally long.
type history struct {
	Epochs []int     `json:"epochs"`
	Cost   []float64 `json:"cost"`
	Train  []float64 `json:"train"`
	Valid  []float64 `json:"valid"`
}

func fourDecimals(v float64) float64 { return math.Round(v*1e4) / 1e4 }

// pick is the first epoch, every so many of the following, and the last.
func pick(all []epochStats, every int) (points []epochStats) {
	for i, s := range all {
		if i == 0 || s.Epoch%every == 0 || i == len(all)-1 {
			points = append(points, s)
		}
	}
	return points
}

// cardEvery is how many epochs lie between two lines of the card's table.
func cardEvery(epochs int) int { return max(epochs/10, 1) }

// historyEvery is how many epochs lie between two points of the history file,
// which has all those of the card.
func historyEvery(epochs int) int {
	every := 1
	for epochs/every > mostPoints || cardEvery(epochs)%every != 0 {
		every++
	}
	return every
}
