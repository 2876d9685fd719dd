package app

import goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

// go-app's chains of calls compile to half a kilobyte of WebAssembly a link;
// these stand for those that the knobs need again and again.

// box is a div.
func box(class string, body ...goapp.UI) goapp.UI {
	return goapp.Div().Class(class).Body(body...)
}

// group is a div of controls that belong together.
func group(class, label string, body ...goapp.UI) goapp.UI {
	return goapp.Div().Class(class).Attr("role", "group").Attr("aria-label", label).Body(body...)
}

// empty is an element that a painter fills.
func empty(tag, class, part string) goapp.UI {
	return goapp.Elem(tag).Class(class).DataSet("part", part)
}

// say is a text in an element.
func say(tag, class, text string) goapp.UI {
	return goapp.Elem(tag).Class(class).Text(text)
}

// pill is a button.
func pill(part, text string, onClick goapp.EventHandler) goapp.UI {
	return goapp.Button().Type("button").Class("pill").DataSet("part", part).OnClick(onClick).Text(text)
}

// labelled is a control with its name above it.
func labelled(class, name string, control goapp.UI) goapp.UI {
	return goapp.Elem("label").Class(class).Body(say("span", "muted", name), control)
}

// choice is a list to choose from; option gives value, name and whether it is
// the chosen one.
func choice(part string, n int, option func(i int) (value int, name string, chosen bool), onChange goapp.EventHandler, scope ...any) goapp.UI {
	return goapp.Elem("select").Class("choice").DataSet("part", part).OnChange(onChange, scope...).Body(
		goapp.Range(make([]struct{}, n)).Slice(func(i int) goapp.UI {
			value, name, chosen := option(i)
			return goapp.Elem("option").Attr("value", value).Attr("selected", chosen).Text(name)
		}))
}
