package report

import "mleready"

// keys lists what was seen of keys and certificates and bears on no requirement: above all a private key that lies in
// the tree. A key of a test or a sample is nobody's secret.
func (t *tabular) keys() {
	first := true
	for _, f := range t.sorted {
		if f.Kind != mleready.FromKeyFile || f.Outcome != mleready.Info || isExcused(f) || !t.o.Verbose && !speaks(f.Role, t.a.Basis) {
			continue
		}
		if first {
			t.heading("Keys in the tree")
			first = false
		}
		t.para(2, "%s", f.Path)
		t.finding(f)
	}
}
