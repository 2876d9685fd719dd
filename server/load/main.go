// Command load serves one site from our server and from Debian's nginx, in
// turn, and asks both for the same with wrk: the program, the page, and the page
// that a browser has already. The answers are compared first; nginx sends the
// same side-cars and the same headers.
//
//	go run ./server/load -dir dist -seconds 10 -rounds 3 -total 1000000
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "load: error: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	dir := flags.String("dir", "dist", "the generated site")
	seconds := flags.Int("seconds", 10, "of each run of wrk")
	rounds := flags.Int("rounds", 3, "how often each pair of runs is done; the median is shown")
	total := flags.Int("total", 1_000_000, "requests that our server has to answer in all")
	clients := flags.Int("clients", 64, "connections at once")
	if err := flags.Parse(args); err != nil {
		return err
	}
	temporary, err := os.MkdirTemp("", "inkling-load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	ours, err := startOurs(*dir, temporary)
	if err != nil {
		return err
	}
	defer ours.stop()
	nginx, err := startNginx(*dir, temporary, ours)
	if err != nil {
		return err
	}
	defer nginx.stop()
	cases, err := casesOf(*dir, ours, nginx)
	if err != nil {
		return err
	}
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Fprintf(stdout, "load average before: %s", load)
	}

	wrk := func(s *server, c testCase, seconds int) (result, error) {
		args := []string{"-t2", fmt.Sprintf("-c%d", *clients), fmt.Sprintf("-d%ds", seconds), "-HAccept-Encoding: gzip, br"}
		if c.conditional {
			args = append(args, "-HIf-None-Match: "+s.tag)
		}
		out, err := exec.Command("wrk", append(args, s.address+c.path)...).CombinedOutput()
		if err != nil {
			return result{}, fmt.Errorf("wrk: %w: %s", err, out)
		}
		return parse(string(out))
	}
	answered, failed, rate := 0, 0, 0.0
	count := func(r result) {
		answered += r.requests
		failed += r.failed
	}
	fmt.Fprintf(stdout, "%-28s %12s %12s %7s %10s %10s %7s\n", "", "ours req/s", "nginx req/s", "ratio", "ours MB/s", "nginx MB/s", "ratio")
	for _, c := range cases {
		var mine, theirs []result
		for range *rounds {
			m, err := wrk(ours, c, *seconds)
			if err != nil {
				return err
			}
			n, err := wrk(nginx, c, *seconds)
			if err != nil {
				return err
			}
			count(m)
			if n.failed > 0 {
				return fmt.Errorf("%s: nginx failed %d times: the comparison is worth nothing", c.name, n.failed)
			}
			mine, theirs = append(mine, m), append(theirs, n)
		}
		m, n := median(mine), median(theirs)
		rate = m.perSecond
		fmt.Fprintf(stdout, "%-28s %12.0f %12.0f %7.2f %10.1f %10.1f %7.2f\n", c.name,
			m.perSecond, n.perSecond, m.perSecond/n.perSecond, m.bytes/1e6, n.bytes/1e6, m.bytes/n.bytes)
	}
	last := cases[len(cases)-1]
	for answered < *total {
		r, err := wrk(ours, last, max(1, min(600, int(float64(*total-answered)/rate)+1)))
		if err != nil {
			return err
		}
		count(r)
	}
	fmt.Fprintf(stdout, "ours: %d requests, %d failed\n", answered, failed)
	if failed > 0 {
		return errors.New("requests failed")
	}
	return nil
}

// median is the result in the middle, by requests a second.
func median(all []result) result {
	slices.SortFunc(all, func(a, b result) int { return cmp.Compare(a.perSecond, b.perSecond) })
	return all[len(all)/2]
}

// startOurs builds and starts our server.
func startOurs(dir, temporary string) (*server, error) {
	program := filepath.Join(temporary, "inkling")
	if out, err := exec.Command("go", "build", "-o", program, "inkling/server").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	return start(exec.Command(program, "-addr", address, "-dir", dir), address)
}

// patience is how long a server may take to answer at first.
const patience = 10 * time.Second
