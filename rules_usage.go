package mleready

// UsageRules say how to read a gateway's report on its use, and what the schemes in it show.
type UsageRules struct {
	StaleAfterDays int           `yaml:"stale_after_days"` // a report whose last call is older says nothing about today
	LeastDays      int           `yaml:"least_days"`       // what a report shows to be in use alone it has to show for so long
	RetiredDays    int           `yaml:"retired_days"`     // a scheme that the report has not seen for longer may be retired
	Columns        []UsageNames  `yaml:"columns"`          // id: mid, date, scheme, count or environment
	Environments   []UsageNames  `yaml:"environments"`     // id: test or production
	Dates          []string      `yaml:"dates"`            // layouts of package time
	Schemes        []UsageScheme `yaml:"schemes"`
}

// UsageNames is a thing with the names that reports have for it. Only letters and digits of a name count.
type UsageNames struct {
	ID    string   `yaml:"id" enum:"mid,date,scheme,count,environment,test,production"`
	Names []string `yaml:"names"`
}

// UsageScheme is a way to authenticate, as reports name it.
type UsageScheme struct {
	ID        string    `yaml:"id"`
	Title     string    `yaml:"title"`
	Names     []string  `yaml:"names"`
	Mechanism Mechanism `yaml:"mechanism,omitempty"` // "" where the name does not tell
	Breaks    []string  `yaml:"breaks,omitempty" ref:"requirements"`
	Shows     []string  `yaml:"shows,omitempty" ref:"requirements"` // met when nothing else is in use
	Outside   bool      `yaml:"outside,omitempty"`                  // another interface, which the mandate does not cover
	Cited     `yaml:",inline"`
}

// usage checks that every name means one thing.
func (c *checker) usage(at reporter, r *Rules) {
	named := map[string]string{}
	for i, s := range r.Usage.Schemes {
		for _, name := range s.Names {
			key := Letters(name)
			if other, twice := named[key]; twice {
				at(where{"usage", "schemes", i}, "scheme %s: %q is a name of %s too", s.ID, name, other)
			}
			named[key] = s.ID
		}
	}
}

// Letters keeps the letters and digits of a name, in lower case.
func Letters(name string) string {
	kept := make([]byte, 0, len(name))
	for i := range len(name) {
		switch b := name[i]; {
		case b >= 'A' && b <= 'Z':
			kept = append(kept, b+'a'-'A')
		case b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80:
			kept = append(kept, b)
		}
	}
	return string(kept)
}
