package app

import (
	"inkling/app/view"
)

// data is the parts of the page about digits that were not just drawn.
type data struct {
	asked    bool // for the test digits; asking again is the learner's
	gallery  gallery
	likes    likes
	accuracy accuracy
	tray     tray
}

// addData gives the root its parts about digits that were not just drawn.
func (r *root) addData() {
	d := &r.data
	d.gallery.grid = &tileGrid{name: "gallery", count: view.GalleryTiles, pick: r.loadTest}
	d.likes.most = &tileGrid{name: "likes-most", count: view.LikesTiles, pick: r.loadTest}
	d.likes.least = &tileGrid{name: "likes-least", count: view.LikesTiles, pick: r.loadTest}
	d.accuracy.table = &confusionGrid{name: "accuracy", open: r.openCell}
	d.tray.table = &confusionGrid{name: "tray"}
	r.lab.parts = append(r.lab.parts, &d.gallery, &d.likes, &d.accuracy, &d.tray)
}
