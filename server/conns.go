package main

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// gate bounds how many connections are open, and so the memory they take. When
// there is one too many, the one that has been quiet longest is closed: idle
// between two requests, or still without a whole one. What is being answered is
// left alone; only when everyone is, the newcomer goes. Clients may repeat a
// request whose connection was closed before the answer began.
type gate struct {
	max int

	mu    sync.Mutex
	open  map[net.Conn]*list.Element // nil while it is answered
	quiet list.List                  // of net.Conn, the longest quiet first
}

// track is the server's ConnState hook.
func (g *gate) track(c net.Conn, state http.ConnState) {
	if victim := g.note(c, state); victim != nil {
		victim.Close()
	}
}

// note takes down what became of c and returns the connection to close, if any.
func (g *gate) note(c net.Conn, state http.ConnState) net.Conn {
	g.mu.Lock()
	defer g.mu.Unlock()
	if e := g.open[c]; e != nil {
		g.quiet.Remove(e)
	}
	switch state {
	case http.StateClosed, http.StateHijacked:
		delete(g.open, c)
		return nil
	case http.StateActive:
		g.open[c] = nil
		return nil
	}
	if g.open == nil {
		g.open = make(map[net.Conn]*list.Element)
	}
	g.open[c] = g.quiet.PushBack(c)
	if len(g.open) <= g.max {
		return nil
	}
	oldest := g.quiet.Front()
	victim := g.quiet.Remove(oldest).(net.Conn)
	delete(g.open, victim)
	return victim
}
