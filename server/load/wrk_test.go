package main

import "testing"

const good = `Running 1s test @ http://127.0.0.1:1/
  2 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     3.10ms    2.95ms  44.63ms   89.47%
    Req/Sec    12.10k     1.02k   14.63k    70.00%
  24126 requests in 1.00s, 337.31MB read
Requests/sec:  24051.50
Transfer/sec:    1.50KB
`

func TestParse(t *testing.T) {
	if got, err := parse(good); err != nil || got != (result{24126, 0, 24051.5, 1536}) {
		t.Errorf("got %+v, %v", got, err)
	}
	const bad = `  7 requests in 1.00s, 1.00B read
  Socket errors: connect 1, read 2, write 4, timeout 8
  Non-2xx or 3xx responses: 16
Requests/sec:      7.00
Transfer/sec:      2.00GB
`
	if got, err := parse(bad); err != nil || got != (result{7, 31, 7, 2 << 30}) {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, broken := range []string{"", "unable to connect", good[:300]} {
		if got, err := parse(broken); err == nil {
			t.Errorf("%q: got %+v, want an error", broken, got)
		}
	}
}

func TestMedian(t *testing.T) {
	if got := median([]result{{perSecond: 3}, {perSecond: 9.5}, {perSecond: 9.1}}); got.perSecond != 9.1 {
		t.Errorf("got %v, want 9.1", got.perSecond)
	}
}
