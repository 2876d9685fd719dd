package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"inkling/app/state"
)

type tray struct{}

func (r *root) trayBody() goapp.UI { return goapp.Div() }

func (*tray) paint(*lab, *state.State) {}
