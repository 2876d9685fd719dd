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

// Limits of one connection. An answer may take minutes: the uncompressed wasm
// is 7 MB, and phones are served too.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 5 * time.Minute
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 16 << 10
)

// shutdownGrace is how long open answers may take to finish once the server
// was told to stop.
const shutdownGrace = 10 * time.Second

// serve answers requests on ln with h until ctx is cancelled; then it accepts
// no more, finishes every open answer and returns nil. It owns ln. When grace
// has passed with answers still open, it cuts them off and returns an error.
func serve(ctx context.Context, ln net.Listener, h http.Handler, grace time.Duration) error {
	srv := &http.Server{
		Handler:                      h,
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            readHeaderTimeout,
		ReadTimeout:                  readTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		MaxHeaderBytes:               maxHeaderBytes,
		ErrorLog:                     log.New(io.Discard, "", 0), // whoever sends bad input must not fill a log
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(ln) }()

	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	deadline, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := srv.Shutdown(deadline); err != nil {
		srv.Close()
		return fmt.Errorf("stop: answers still open after %v were cut off: %w", grace, err)
	}
	<-ended
	return nil
}
