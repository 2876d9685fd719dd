package main

import "testing"

func TestNegotiate(t *testing.T) {
	br, gz := codings[0], codings[1]
	both := []coding{br, gz}
	tests := []struct {
		name  string
		lines []string
		there []coding
		want  coding
	}{
		{"no header", nil, both, identity},
		{"empty", []string{""}, both, identity},
		{"only commas", []string{",, ,"}, both, identity},
		{"browser", []string{"gzip, deflate, br, zstd"}, both, br},
		{"gzip only", []string{"gzip"}, both, gz},
		{"br not there", []string{"br, gzip"}, []coding{gz}, gz},
		{"nothing there", []string{"br, gzip"}, nil, identity},
		{"case and blanks", []string{" BR ; Q=1 "}, both, br},
		{"x-gzip", []string{"x-gzip"}, both, gz},
		{"two lines", []string{"deflate", "br"}, both, br},
		{"br refused", []string{"br;q=0, gzip"}, both, gz},
		{"br refused, long zero", []string{"br;q=0.000, gzip;q=0.001"}, both, gz},
		{"all refused by name", []string{"br;q=0, gzip;q=0"}, both, identity},
		{"equal q", []string{"gzip;q=0.5, br;q=0.5"}, both, br},
		{"client prefers gzip", []string{"br;q=0.5, gzip;q=0.8"}, both, gz},
		{"client prefers identity", []string{"identity, br;q=0.5"}, both, identity},
		{"identity named, equal", []string{"identity, br"}, both, br},
		{"low q still beats unnamed identity", []string{"br;q=0.001"}, both, br},
		{"star", []string{"*"}, both, br},
		{"star without br", []string{"*, br;q=0"}, both, gz},
		{"star refused", []string{"*;q=0"}, both, identity},
		{"star refused but gzip", []string{"gzip, *;q=0"}, both, gz},
		{"identity refused", []string{"identity;q=0, gzip"}, both, gz},
		{"identity refused, nothing else", []string{"identity;q=0"}, both, identity},
		{"named twice, last holds", []string{"br, br;q=0"}, both, identity},
		{"q above one", []string{"br;q=2"}, both, identity},
		{"q just above one", []string{"br;q=1.001"}, both, identity},
		{"q of one", []string{"br;q=1.000"}, both, br},
		{"q with a trailing point", []string{"br;q=1."}, both, br},
		{"q too long", []string{"br;q=0.0001"}, both, identity},
		{"q negative", []string{"br;q=-1"}, both, identity},
		{"q with a sign", []string{"br;q=0.+1"}, both, identity},
		{"q empty", []string{"br;q="}, both, identity},
		{"q not a number", []string{"br;q=NaN"}, both, identity},
		{"other parameter", []string{"br;level=9"}, both, identity},
		{"part of a name", []string{"brotli"}, both, identity},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := negotiate(tt.lines, tt.there); got != tt.want {
				t.Errorf("negotiate(%q) = %q, want %q", tt.lines, got.name, tt.want.name)
			}
		})
	}
}
