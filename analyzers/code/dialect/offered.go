package dialect

import (
	"path"
	"strings"

	"mleready/analyzers/code"
)

const (
	offered    = "#settings" // what a file of settings returns is the symbol of its path with this behind it
	maxOffered = 2000        // keys of one file
	maxTables  = 16          // inside one another
)

// isSettings reports whether a file written in the language itself holds the program's settings: config/pay.php,
// shop/settings.py, shop/settings/live.py.
func isSettings(name string) bool {
	folder, base := path.Base(path.Dir(name)), strings.TrimSuffix(path.Base(name), path.Ext(name))
	return folder == "config" || folder == "settings" || base == "config" || base == "settings" || base == "env"
}

// offer gives what a file of settings sets the keys that other files ask for: those of a table that it returns, behind
// the file's name and alone, and the names of its variables.
func (s *summariser) offer() {
	if !isSettings(s.sum.Path) || !s.sum.Role.Judged() {
		return
	}
	if g, ok := s.groups[s.sum.Path+offered]; ok {
		t := returnedBy(s.sum)
		t.offer(strings.TrimSuffix(path.Base(s.sum.Path), path.Ext(s.sum.Path))+".", g, 0)
		t.offer("", g, 0)
	}
	for _, a := range s.sum.Assigns {
		name := strings.TrimPrefix(a.Symbol, s.sum.Path+".")
		if s.modules && a.Func == code.TopLevel && name != a.Symbol && name == strings.ToUpper(name) {
			s.sum.Assigns = append(s.sum.Assigns, code.Assign{Symbol: settingSymbol(name), Value: ref(a.Symbol, a.Span), Func: code.TopLevel, Span: a.Span})
		}
	}
}

// table is what a file of settings returns.
type table struct {
	sum     *code.Summary
	entries map[int][]code.Entry // by group
	left    int
}

func returnedBy(sum *code.Summary) *table {
	t := &table{sum, map[int][]code.Entry{}, maxOffered}
	for _, e := range sum.Entries {
		if e.Key.Op == code.OpLiteral && e.Key.Text != "" {
			t.entries[e.Group] = append(t.entries[e.Group], e)
		}
	}
	return t
}

func (t *table) offer(prefix string, group, depth int) {
	for _, e := range t.entries[group] {
		if t.left--; t.left < 0 {
			return
		}
		switch key := prefix + e.Key.Text; {
		case e.Value.Op == code.OpObject && depth < maxTables:
			t.offer(key+".", e.Value.Group, depth+1)
		case e.Value.Op != code.OpUnknown:
			t.sum.Assigns = append(t.sum.Assigns, code.Assign{Symbol: code.KeySymbol(key), Value: e.Value, Func: code.TopLevel, Span: e.Span})
		}
	}
}

// settingSymbol is a variable of the module that a framework takes for the program's settings.
func settingSymbol(name string) string { return "settings." + name }
