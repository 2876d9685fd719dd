package main

import (
	"fmt"
	"regexp"
	"strconv"
)

// result is what one run of wrk says.
type result struct {
	requests  int
	failed    int // sockets and answers that were neither 2xx nor 3xx
	perSecond float64
	bytes     float64 // a second, headers included
}

var (
	requestsLine = regexp.MustCompile(`(?m)^\s*(\d+) requests in `)
	rateLine     = regexp.MustCompile(`(?m)^Requests/sec:\s*([0-9.]+)$`)
	bytesLine    = regexp.MustCompile(`(?m)^Transfer/sec:\s*([0-9.]+)([KMGT]?)B$`)
	socketLine   = regexp.MustCompile(`(?m)Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$`)
	statusLine   = regexp.MustCompile(`(?m)Non-2xx or 3xx responses: (\d+)$`)
)

// parse reads wrk's report.
func parse(out string) (result, error) {
	requests, rate, bytes := requestsLine.FindStringSubmatch(out), rateLine.FindStringSubmatch(out), bytesLine.FindStringSubmatch(out)
	if requests == nil || rate == nil || bytes == nil {
		return result{}, fmt.Errorf("wrk: found no requests, rate or bytes in %q", out)
	}
	number := func(s string) float64 {
		f, _ := strconv.ParseFloat(s, 64) // digits and points only, by the patterns
		return f
	}
	scale := map[string]float64{"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}[bytes[2]]
	r := result{requests: int(number(requests[1])), perSecond: number(rate[1]), bytes: number(bytes[1]) * scale}
	for _, line := range []*regexp.Regexp{socketLine, statusLine} {
		if found := line.FindStringSubmatch(out); found != nil {
			for _, n := range found[1:] {
				r.failed += int(number(n))
			}
		}
	}
	return r, nil
}
