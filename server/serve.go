package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// limits bound what one client, and all of them, can take of the server.
type limits struct {
	readHeader, read time.Duration // of a request
	write            time.Duration // of an answer
	idle             time.Duration // between two requests
	grace            time.Duration // for open answers once the server was told to stop
	headerBytes      int
	conns            int // open at once; one takes about 20 kB
}

// usual are the limits in use. An answer may take minutes: the uncompressed
// wasm is 7 MB, and phones are served too.
var usual = limits{
	readHeader: 5 * time.Second, read: 10 * time.Second, write: 5 * time.Minute, idle: 2 * time.Minute,
	grace: 10 * time.Second, headerBytes: 16 << 10, conns: 4096,
}

// serve answers requests on ln with h until ctx is cancelled; then it accepts
// no more, finishes every open answer and returns nil. It owns ln. When the
// grace has passed with answers still open, it cuts them off and returns an
// error.
func serve(ctx context.Context, ln net.Listener, h http.Handler, l limits) error {
	g := &gate{max: l.conns}
	srv := &http.Server{
		Handler:                      h,
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            l.readHeader,
		ReadTimeout:                  l.read,
		WriteTimeout:                 l.write,
		IdleTimeout:                  l.idle,
		MaxHeaderBytes:               l.headerBytes,
		ConnState:                    g.track,
		ErrorLog:                     log.New(io.Discard, "", 0), // whoever sends bad input must not fill a log
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(ln) }()

	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	deadline, cancel := context.WithTimeout(context.Background(), l.grace)
	defer cancel()
	if err := srv.Shutdown(deadline); err != nil {
		srv.Close()
		return fmt.Errorf("stop: answers still open after %v were cut off: %w", l.grace, err)
	}
	<-ended
	return nil
}
