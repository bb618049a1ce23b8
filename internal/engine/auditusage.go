package engine

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"mleready"
	"mleready/probes/redact"
	"mleready/probes/usage"
	"mleready/report"
)

// usageFiles are the reports of a run. One file may serve every merchant, and is read once.
type usageFiles struct {
	mu   sync.Mutex
	read map[string]func() (*usage.Report, error)
	mids map[string]bool // of the whole portfolio
}

// usageOf reads a report for all merchants of the portfolio.
func (r *auditing) usageOf(path string) (*usage.Report, error) {
	f := &r.reports
	f.mu.Lock()
	if f.read == nil {
		f.read, f.mids = map[string]func() (*usage.Report, error){}, r.mids()
	}
	read := f.read[path]
	if read == nil {
		read = sync.OnceValues(func() (*usage.Report, error) {
			if err := open(path); err != nil {
				return nil, err
			}
			file, err := os.Open(path)
			if err != nil {
				return nil, err
			}
			defer file.Close()
			return usage.Read(file, usage.Options{Rules: r.Rules, MIDs: f.mids, AsOf: r.AsOf})
		})
		f.read[path] = read
	}
	f.mu.Unlock()
	return read()
}

// mids are the merchant ids of the whole portfolio.
func (r *auditing) mids() map[string]bool {
	mids := map[string]bool{}
	for _, m := range r.Portfolio.Merchants {
		for _, mid := range m.MIDs {
			mids[mid.MID] = true
		}
		for _, target := range m.Probes {
			mids[target.Merchant] = target.Merchant != ""
		}
	}
	return mids
}

// usage takes in what reports of the gateway say about the merchant's ids.
func (c *collecting) usage() {
	all := usages{rules: c.Rules.Usage, asOf: c.AsOf, of: map[report.Account]*used{}}
	for _, path := range c.m.Usage {
		name := c.name(path)
		read, err := c.usageOf(path)
		if err != nil {
			c.skip(name, redact.Redactor{}.Text(err.Error()))
			continue
		}
		u := mleready.Usage{File: name, Unread: read.Unread.Rows, Reasons: slices.Clone(read.Unread.First)}
		for _, account := range slices.SortedFunc(maps.Keys(read.Of), func(a, b usage.Account) int {
			return cmp.Or(cmp.Compare(a.MID, b.MID), cmp.Compare(a.Environment, b.Environment))
		}) {
			if !c.inScope(mleready.Cybersource, account.MID) {
				continue
			}
			use := read.Of[account]
			u.Unread += use.Unread.Rows
			u.Reasons = append(u.Reasons, use.Unread.First...)
			u.MIDs = append(u.MIDs, all.add(name, c.environment(account), use))
		}
		all.unread = all.unread || read.Unread.Rows > 0
		if len(u.MIDs) == 0 {
			c.skip(name, "holds no row of the merchant's mids that could be read")
			continue
		}
		if u.Unread > 0 {
			c.skip(name, fmt.Sprintf("%s could not be read, first: %s", rows(u.Unread), u.Reasons[0]))
		}
		c.reported = append(c.reported, u)
		c.seen.lookedAt = true
	}
	c.seen.observations = append(c.seen.observations, all.observations(c.seen.accounts[mleready.Cybersource])...)
	c.seen.integrations = append(c.seen.integrations, apart(all.integrations(), c.seen.integrations)...)
}

func rows(n int64) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// inScope reports whether a merchant id is the merchant's.
func (c *collecting) inScope(provider mleready.Provider, mid string) bool {
	return slices.ContainsFunc(c.seen.accounts[provider], func(a report.Account) bool { return a.MID == mid })
}

// environment is that of the report, else that of the portfolio, else production: a report on use is one of production.
func (c *collecting) environment(a usage.Account) report.Account {
	if a.Environment != "" {
		return report.Account{MID: a.MID, Environment: a.Environment}
	}
	test := true
	for _, known := range c.seen.accounts[mleready.Cybersource] {
		test = test && (known.MID != a.MID || known.Environment == "test")
	}
	if test {
		return report.Account{MID: a.MID, Environment: "test"}
	}
	return report.Account{MID: a.MID, Environment: "production"}
}

// used is how one account was used, by all reports together.
type used struct {
	files    []string
	schemes  map[string]*usage.Scheme
	from, to mleready.Date
	unread   bool
}

// usages judge what reports say.
type usages struct {
	rules  mleready.UsageRules
	asOf   mleready.Date
	of     map[report.Account]*used
	unread bool // rows of which nobody can tell whose they are
}

// add takes one account of a report in, and gives it as it is shown.
func (u *usages) add(file string, account report.Account, use *usage.Use) mleready.UsageOf {
	all := u.of[account]
	if all == nil {
		all = &used{schemes: map[string]*usage.Scheme{}}
		u.of[account] = all
	}
	all.files = append(all.files, file)
	all.unread = all.unread || use.Unread.Rows > 0
	shown := mleready.UsageOf{MID: account.MID, Environment: account.Environment, Later: use.Later, Schemes: []mleready.UsedScheme{}, Months: []mleready.UsedMonth{}}
	ids := u.order(use)
	for _, id := range ids {
		s := use.Schemes[id]
		all.take(id, s)
		known, title := u.scheme(id)
		shown.Schemes = append(shown.Schemes, mleready.UsedScheme{Scheme: known.ID, Title: title, Calls: s.Calls, First: s.First, Last: s.Last})
		shown.From, shown.To = widened(shown.From, shown.To, s)
	}
	for _, month := range slices.SortedFunc(maps.Keys(use.Months), func(a, b mleready.Date) int { return a.Earliest().Compare(b.Earliest()) }) {
		counts := mleready.UsedMonth{Month: month}
		for _, id := range ids {
			counts.Calls = append(counts.Calls, use.Months[month][id])
		}
		shown.Months = append(shown.Months, counts)
	}
	return shown
}

// take adds what one report says of a scheme.
func (u *used) take(id string, s *usage.Scheme) {
	u.from, u.to = widened(u.from, u.to, s)
	all := u.schemes[id]
	if all == nil {
		copied := *s
		u.schemes[id] = &copied
		return
	}
	all.Calls += s.Calls
	all.First, all.Last = widened(all.First, all.Last, s)
}

// widened is a period with that of a scheme.
func widened(from, to mleready.Date, s *usage.Scheme) (mleready.Date, mleready.Date) {
	if from.IsZero() || s.First.Earliest().Before(from.Earliest()) {
		from = s.First
	}
	if to.IsZero() || s.Last.Latest().After(to.Latest()) {
		to = s.Last
	}
	return from, to
}

// order lists the schemes in the order of the rules, unknown ones behind.
func (u *usages) order(use *usage.Use) []string {
	at := func(id string) int {
		i := slices.IndexFunc(u.rules.Schemes, func(s mleready.UsageScheme) bool { return s.ID == id })
		if i < 0 {
			return len(u.rules.Schemes)
		}
		return i
	}
	return slices.SortedFunc(maps.Keys(use.Schemes), func(a, b string) int { return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b)) })
}

// scheme finds a scheme of the rules, and its title; one that they do not know has the name that the report gives it.
func (u *usages) scheme(id string) (mleready.UsageScheme, string) {
	for _, s := range u.rules.Schemes {
		if s.ID == id {
			return s, s.Title
		}
	}
	name := redact.Redactor{}.Text(strings.ToValidUTF8(strings.TrimPrefix(id, usage.Unknown), "?"))
	if name == "" {
		return mleready.UsageScheme{}, "schemes with other names"
	}
	return mleready.UsageScheme{}, fmt.Sprintf("%q", name)
}

// integrations are the reports that show a retired scheme in use: they have the stage that it gives.
func (u *usages) integrations() []mleready.Integration {
	var list []mleready.Integration
	for account, use := range u.of {
		i := mleready.Integration{
			ID: string(mleready.Cybersource) + ":usage of " + account.MID, Provider: mleready.Cybersource, Via: mleready.Manual,
			Role: mleready.RoleProduction, Paths: slices.Compact(slices.Sorted(slices.Values(use.files))),
		}
		for id := range use.schemes {
			s, _ := u.scheme(id)
			if len(s.Breaks) > 0 && s.Mechanism != "" && account.Environment != "test" && u.inUse(use, id) {
				i.Mechanisms = append(i.Mechanisms, mleready.MechanismUse{Name: s.Mechanism, Live: true})
			}
		}
		slices.SortFunc(i.Mechanisms, func(a, b mleready.MechanismUse) int { return cmp.Compare(a.Name, b.Name) })
		if i.Stage, i.Reason = report.Stage(i.Mechanisms); len(i.Mechanisms) > 0 {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(a, b mleready.Integration) int { return cmp.Compare(a.ID, b.ID) })
	return list
}
