package app

import (
	"slices"

	"inkling/app/i18n"
	"inkling/app/state"
	"inkling/app/view"
)

// data is the parts of the page about digits that were not just drawn.
type data struct {
	gallery  gallery
	likes    likes
	accuracy accuracy
	tray     tray
}

func init() {
	benchTabs = append(benchTabs,
		benchTab{state.LikesTab, "likes", i18n.LikesTab, (*root).likesBody},
		benchTab{state.GalleryTab, "gallery", i18n.GalleryTab, (*root).galleryBody},
		benchTab{state.TrayTab, "tray", i18n.TrayTab, (*root).trayBody},
		benchTab{state.AccuracyTab, "accuracy", i18n.AccuracyTab, (*root).accuracyBody},
	)
	slices.SortFunc(benchTabs, func(a, b benchTab) int { return int(a.tab) - int(b.tab) })
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
