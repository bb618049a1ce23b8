package report

import (
	"strings"
	"testing"
)

func TestUsageTable(t *testing.T) {
	var b strings.Builder
	if err := Table(&b, laden(), TableOptions{Rules: smallRules()}); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"  use.csv: merchant acme_1, production, 2026-09-01 to 2026-10-31\n",
		"    1,200 calls with HTTP Signature, 2026-09-01 to 2026-10-30\n", "    1 call with pigeon, 2026-10-31 to 2026-10-31\n",
		"  use.csv: merchant acme_2, test, no call\n", "  use.csv: 2 rows could not be read\n    line 7: the count is no whole number\n",
	} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("the table lacks %q:\n%s", line, b.String())
		}
	}
}
