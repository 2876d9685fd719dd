// Package app is the page: go-app components and the program behind them. The
// pen's path does not pass through go-app: events go to the laboratory (lab.go),
// which computes and repaints once a frame; go-app renders only when text or
// structure changes.
package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/dom"
	"inkling/app/i18n"
)

// Page is one page of the site.
type Page struct {
	Path        string // "/", "/embed/": where it lies, with the slash at the end
	Name        string // <html data-page>: which page this is, wherever it is served
	Title       i18n.Key
	Description i18n.Key
	// Component is the page as it stands before the program runs, in language
	// l, for the site generator.
	Component func(l i18n.Lang) goapp.Composer
}

// The names of the pages.
const (
	labPage     = "lab"
	embedPage   = "embed"
	teacherPage = "teach"
)

// Pages lists every page, for the browser and for the site generator alike.
func Pages() []Page {
	return []Page{{
		Path: "/", Name: labPage, Title: i18n.Title, Description: i18n.Description,
		Component: func(l i18n.Lang) goapp.Composer { return prerendered(labPage, l) },
	}, {
		Path: "/embed/", Name: embedPage, Title: i18n.Title, Description: i18n.Description,
		Component: func(l i18n.Lang) goapp.Composer { return prerendered(embedPage, l) },
	}, {
		Path: "/teach/", Name: teacherPage, Title: i18n.TeacherTitle, Description: i18n.TeacherDescription,
		Component: func(l i18n.Lang) goapp.Composer { return prerenderedTeacher(l) },
	}}
}

// Register makes go-app show the page that the document says it is, whatever
// its address: the same files work in any folder.
func Register() {
	goapp.RouteWithRegexpFunc(".*", func() goapp.Composer {
		if page := dom.PageName(); page != teacherPage {
			return newRoot(page)
		}
		return newTeacher()
	})
}
