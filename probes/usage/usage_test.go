package usage

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func options(t testing.TB) Options {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Rules: rules, MIDs: map[string]bool{"acme_1": true, "acme_2": true}, AsOf: on("2026-11-21")}
}

func on(day string) mleready.Date {
	d, err := mleready.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return d
}

// told writes a report in lines.
func told(r *Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "rows %d, others %d, unread %d %q\n", r.Rows, r.Others, r.Unread.Rows, r.Unread.First)
	for _, mid := range []string{"acme_1", "acme_2"} {
		for _, environment := range []string{"", "production", "test"} {
			use := r.Of[Account{mid, environment}]
			if use == nil {
				continue
			}
			fmt.Fprintf(&b, "%s/%s later %d unread %d %q\n", mid, environment, use.Later, use.Unread.Rows, use.Unread.First)
			for _, id := range []string{"http_signature", "jwt", "jwt_v2", "?Carrier pigeon"} {
				if s := use.Schemes[id]; s != nil {
					fmt.Fprintf(&b, "  %s %d %s..%s\n", id, s.Calls, s.First, s.Last)
				}
			}
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "MID,Date,Scheme,Count\nacme_1,2026-10-01,HTTP Signature,12\nacme_1,2026-10-03,http_signature,3\nother,2026-10-03,jwt,9\n",
			"rows 3, others 1, unread 0 []\nacme_1/ later 0 unread 0 []\n  http_signature 15 2026-10-01..2026-10-03\n"},
		{"another order, semicolons, a mark and lines before", "\ufeffReport of use;;;\r\n\r\nrequest count;AUTH_TYPE;Merchant-ID;\"Day\"\r\n\"1,234\";\"jwt\";acme_2;03.10.2026\r\n",
			"rows 1, others 0, unread 0 []\nacme_2/ later 0 unread 0 []\n  jwt 1234 2026-10-03..2026-10-03\n"},
		{"tabs, environments", "mid\tdate\tscheme\tcount\tenv\nacme_1\t20261001\tJWT v2\t5\tLIVE\nacme_1\t2 Oct 2026\tJWT-V2\t6\tsandbox\nacme_1\t20261001\tjwt v2\t5\t\nacme_1\t20261001\tjwt\t5\tmars\n",
			"rows 4, others 0, unread 0 []\nacme_1/ later 0 unread 1 [\"line 5: the environment is neither test nor production\"]\n  jwt_v2 5 2026-10-01..2026-10-01\n" +
				"acme_1/production later 0 unread 0 []\n  jwt_v2 5 2026-10-01..2026-10-01\nacme_1/test later 0 unread 0 []\n  jwt_v2 6 2026-10-02..2026-10-02\n"},
		{"a month, a time, nought, the future", "mid,date,scheme,count\nacme_1,2026-09,jwt,7\nacme_1,2026-10-31T23:59:59.123+02:00,jwt,1\nacme_1,2026-11-01,HTTP Signature,0\nacme_1,2026-11-22,HTTP Signature,4\n",
			"rows 4, others 0, unread 0 []\nacme_1/ later 1 unread 0 []\n  jwt 8 2026-09..2026-10-31\n"},
		{"quotes", "mid,date,scheme,count\n\"acme_1\",\"2026-10-01\" , \"Carrier pigeon\",1\n\"acme_1,2026-10-01,jwt,1\nacme_1,2026-10-01,\"j\"wt,1\nacme_1,2026-10-01,\"http \"\"signature\"\"\",2,,\n",
			"rows 4, others 0, unread 2 [\"line 3: a quote is not closed: a row is one line\" \"line 4: something stands behind a closing quote\"]\nacme_1/ later 0 unread 0 []\n  http_signature 2 2026-10-01..2026-10-01\n  ?Carrier pigeon 1 2026-10-01..2026-10-01\n"},
		{"dates of two readings", "mid,date,scheme,count\nacme_1,03/04/2026,jwt,1\nacme_1,13/04/2026,jwt,1\nacme_1,04/13/2026,jwt,1\nacme_1,5-5-2026,jwt,1\nacme_1,31/02/2026,jwt,1\nacme_1,2026-02-31,jwt,1\nacme_1,1026-02-01,jwt,1\n",
			"rows 7, others 0, unread 0 []\nacme_1/ later 0 unread 4 [\"line 2: 03/04/2026 may be 2026-04-03 or 2026-03-04: write one of these\" \"line 6: 31/02/2026 is no day\" " +
				"\"line 7: the date is in no known form: write it as 2026-01-31\" \"line 8: the date is of the year 1026\"]\n  jwt 3 2026-04-13..2026-05-05\n"},
		{"counts and fields", "mid,date,scheme,count\nacme_1,2026-10-01,jwt,-1\nacme_1,2026-10-01,jwt,1.5\nacme_1,2026-10-01,jwt,1,234\nacme_1,2026-10-01\nother\nacme_1,2026-10-01,jwt,9223372036854775807\nacme_1,2026-10-01,jwt,9\nacme_1,2026-10-01,jwt,9223372036854775808\nacme_1,2026-10-01,jwt,\n",
			"rows 9, others 0, unread 3 [\"line 4: has 5 fields, the header 4\" \"line 5: has 2 fields, the header 4\" \"line 6: has 1 fields, the header 4\"]\nacme_1/ later 0 unread 4 [\"line 2: the count is no whole number\" \"line 3: the count is no whole number\" " +
				"\"line 9: the count is no whole number\" \"line 10: the count is no whole number\"]\n  jwt 9223372036854775807 2026-10-01..2026-10-01\n"},
		{"a line too long", "mid,date,scheme,count\n" + strings.Repeat("x", 3*longestLine) + "\nacme_1,2026-10-01,jwt,1",
			"rows 2, others 0, unread 1 [\"line 2: is longer than 64 KiB\"]\nacme_1/ later 0 unread 0 []\n  jwt 1 2026-10-01..2026-10-01\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read(strings.NewReader(c.text), options(t))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, told(got)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "is empty"},
		{"no header", strings.Repeat("a,b\n", 30), "missing: mid (mid, merchant id"},
		{"no scheme", "mid,date,count\nx,y,1\n", "no line names all columns; missing: scheme (scheme, authentication"},
		{"two columns", "mid,merchant id,date,scheme,count\n", `two columns may be the mid, "mid" and "merchant id": take one out`},
		{"UTF-16", "\xff\xfem\x00", "is in UTF-16: save it as CSV in UTF-8"},
	} {
		got, err := Read(strings.NewReader(c.text), options(t))
		if err == nil || !strings.Contains(err.Error(), c.want) || got != nil {
			t.Errorf("%s: %v, error %v", c.name, got, err)
		}
	}
}

// rows writes a report with many rows as it is read.
type rows struct {
	left int
	rest string
}

func (r *rows) Read(into []byte) (int, error) {
	if r.rest == "" {
		if r.left == 0 {
			return 0, io.EOF
		}
		r.left--
		r.rest = fmt.Sprintf("acme_%d,2026-%02d-%02d,scheme %d,%d\n", r.left%3, r.left%10+1, r.left%28+1, r.left, r.left)
	}
	n := copy(into, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// TestMemory reads a million rows, each with a scheme of its own: what stays does not grow with them.
func TestMemory(t *testing.T) {
	const many = 1_000_000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	got, err := Read(&rows{left: many, rest: "mid,date,scheme,count\n"}, options(t))
	runtime.GC()
	runtime.ReadMemStats(&after)
	if err != nil || got.Rows != many {
		t.Fatalf("%v, error %v", got, err)
	}
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 4<<20 {
		t.Errorf("%d bytes stay", grown)
	}
	if n := len(got.Of[Account{MID: "acme_1"}].Schemes); n != fewUnknown+1 {
		t.Errorf("%d schemes are told apart", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("mid,date,scheme,count\nacme_1,2026-10-01,jwt,1\n\"acme_1\",03/04/2026,\"a\"\"b\",\"1,234\"\n")
	f.Add("\ufeffcalls;auth;mid;day;env\r\n1;jwt;acme_1;2026-10;test\r\n")
	f.Add("mid\tdate\tscheme\tcount\n\"\"\"\"\"")
	o := options(f)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Read(strings.NewReader(text), o)
		if (got == nil) == (err == nil) {
			t.Fatalf("%v, error %v", got, err)
		}
		if err != nil {
			return
		}
		for account, use := range got.Of {
			if !o.MIDs[account.MID] {
				t.Errorf("%q was not asked about", account.MID)
			}
			for id, s := range use.Schemes {
				if s.Calls <= 0 || s.Last.Latest().Before(s.First.Earliest()) || o.AsOf.Before(s.First) {
					t.Errorf("%s: %+v", id, s)
				}
			}
		}
	})
}
