package main

import (
	"io/fs"
	"strconv"
	"strings"
)

// coding is a content coding and the suffix of the side-cars that hold it.
type coding struct {
	name   string // as in Content-Encoding; empty for identity
	suffix string // of the side-car; empty for identity
}

var (
	identity = coding{}
	// codings are those a side-car can have, the smallest result first.
	codings = []coding{{"br", ".br"}, {"gzip", ".gz"}}
)

// sideCars lists the codings in which the file name lies beside itself.
func sideCars(files fs.FS, name string) []coding {
	var found []coding
	for _, c := range codings {
		if isFile(files, name+c.suffix) {
			found = append(found, c)
		}
	}
	return found
}

// negotiate picks, from identity and the codings that are there, the one with
// the highest q-value in the Accept-Encoding lines; among equals br comes
// before gzip before identity. Identity is always possible: when the client
// does not name it, it ranks last, and when the client refuses everything, it
// is what the client gets.
func negotiate(lines []string, there []coding) coding {
	accepted := parseAccept(strings.Join(lines, ","))
	best := identity
	bestQ, named := accepted.of("identity")
	if !named {
		bestQ = 0
	}
	for _, c := range there {
		q, _ := accepted.of(c.name)
		if q > 0 && (q > bestQ || best == identity && q == bestQ) {
			best, bestQ = c, q
		}
	}
	return best
}

// accept is a parsed Accept-Encoding: q-values in thousandths by lower-case
// coding name, "*" among them.
type accept map[string]int

// of gives the q-value of a coding, from its own entry or from "*". Without
// either, named is false and q is 0.
func (a accept) of(name string) (q int, named bool) {
	if q, named = a[name]; named {
		return q, true
	}
	q, named = a["*"]
	return q, named
}

// parseAccept reads the value of Accept-Encoding (RFC 9110, 12.5.3). A coding
// without q has 1000; one with a malformed q counts as refused; of a coding
// named twice the last entry holds. x-gzip is gzip.
func parseAccept(value string) accept {
	a := accept{}
	for entry := range strings.SplitSeq(value, ",") {
		name, params, _ := strings.Cut(entry, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" {
			continue
		}
		if name == "x-gzip" {
			name = "gzip"
		}
		a[name] = parseQ(params)
	}
	return a
}

// parseQ reads "q=0.5" (blanks around it allowed) as thousandths: 500. No
// parameter at all is 1000, anything malformed 0.
func parseQ(param string) int {
	param = strings.TrimSpace(param)
	if param == "" {
		return 1000
	}
	key, value, _ := strings.Cut(param, "=")
	whole, frac, _ := strings.Cut(value, ".")
	if !strings.EqualFold(key, "q") || whole != "0" && whole != "1" || len(frac) > 3 {
		return 0
	}
	q, err := strconv.ParseUint(whole+(frac + "000")[:3], 10, 16)
	if err != nil || q > 1000 {
		return 0
	}
	return int(q)
}
