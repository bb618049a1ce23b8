package keyfiles

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/analyzers/source"
)

// Rules of the check.
const (
	ruleSigning    = "MLE8001"
	ruleProvider   = "MLE8002"
	ruleResponse   = "MLE8003"
	ruleEndsEarly  = "MLE8004"
	ruleOutlives   = "MLE8005"
	rulePrivate    = "MLE8006"
	ruleTwoOwners  = "MLE8007"
	ruleOneOwner   = "MLE8008"
	ruleStranger   = "MLE8009"
	ruleEndsSoonMC = "MLE8010"
	ruleClientMC   = "MLE8011"
	ruleExpired    = "MLE8012"
)

// daysAhead is how many days ahead a key's end is an alarm, whatever the deadline.
const daysAhead = 30

// owned is a production certificate of the merchant.
type owned struct {
	file source.File
	certificate
	facts
}

var ruleIDs = []string{ruleSigning, ruleProvider, ruleResponse, ruleEndsEarly, ruleOutlives, rulePrivate, ruleTwoOwners,
	ruleOneOwner, ruleStranger, ruleEndsSoonMC, ruleClientMC, ruleExpired}

// judge turns what files hold into findings.
type judge struct {
	Options
	found             []found
	signing, response []owned
	soon, alarm       time.Time // what ends before is reported: always, and for a mandate with a deadline
	alarmText         string
}

func newJudge(o Options) (*judge, error) {
	for _, id := range ruleIDs {
		if _, ok := o.Rules.Rule(id); !ok {
			return nil, fmt.Errorf("rules: no rule %s, which the check %s reports: use rules of this tool's version", id, Check)
		}
	}
	ahead := o.AsOf.Earliest().AddDate(0, 0, daysAhead)
	j := &judge{Options: o, soon: ahead, alarm: ahead, alarmText: fmt.Sprintf("%s, %d days ahead", mleready.DateOf(ahead), daysAhead)}
	rule, _ := o.Rules.Rule(ruleEndsEarly)
	requirement, _ := o.Rules.Requirement(rule.Requirement)
	mandate, _ := o.Rules.Mandate(requirement.Mandate)
	if deadline, ok := mandate.Deadline(); ok && deadline.When.Earliest().After(ahead) {
		j.alarm, j.alarmText = deadline.When.Earliest(), fmt.Sprintf("the deadline %s", deadline.When)
	}
	return j, nil
}

// file judges one file.
func (j *judge) file(file source.File, m material) {
	mle := j.Rules.Wire.MLE
	all := make([]facts, len(m.certificates))
	beside := false
	for i, c := range m.certificates {
		all[i] = factsOf(c.Certificate, mle.SerialNumberOID)
		beside = beside || j.isProviders(all[i])
	}
	for i, c := range m.certificates {
		o := owned{file, c, all[i]}
		switch {
		case j.isProviders(o.facts):
			j.report(ruleProvider, mleready.High, o, nil)
			j.ends(o)
		case isNamed(file.Path, j.Named.Mastercard):
			j.mastercard(o)
		case isNamed(file.Path, j.Named.Response) && (o.kid != "" || len(all) == 1):
			j.response = append(j.response, o)
			j.report(ruleResponse, mleready.High, o, nil)
			j.ends(o)
		case o.kid != "":
			j.sign(o, beside)
		}
	}
	if j.Alone && !beside {
		return
	}
	for _, s := range m.secrets {
		j.add(rulePrivate, mleready.High, file, s.line, s.end, s.form, s.form, map[string]string{"form": s.form})
	}
}

func (j *judge) isProviders(f facts) bool {
	mle := j.Rules.Wire.MLE
	return f.name != "" && (f.name == mle.Certificate || strings.HasSuffix(f.name, mle.CertificateSuffix))
}

// sign judges a certificate that may sign: its owner or its file is named, or it lies beside the provider's.
func (j *judge) sign(o owned, beside bool) {
	ours := slices.Contains(j.Named.Merchants, o.name)
	named := isNamed(o.file.Path, j.Named.Signing)
	switch {
	case !ours && !named && !beside:
		return
	case !ours && len(j.Named.Merchants) > 0:
		j.report(ruleStranger, mleready.Medium, o, map[string]string{"merchant": source.Mask(strings.Join(j.Named.Merchants, ", "))})
	case ours || named:
		j.report(ruleSigning, mleready.High, o, nil)
	default:
		j.report(ruleSigning, mleready.Medium, o, nil)
	}
	j.signing = append(j.signing, o)
	j.ends(o)
}

// ends judges the day on which a certificate ends.
func (j *judge) ends(o owned) {
	switch {
	case o.NotAfter.Before(j.AsOf.Earliest()):
		j.report(ruleExpired, mleready.High, o, nil)
	case o.NotAfter.Before(j.alarm):
		j.report(ruleEndsEarly, mleready.High, o, map[string]string{"deadline": j.alarmText})
	default:
		j.report(ruleOutlives, mleready.High, o, nil)
	}
}

func (j *judge) mastercard(o owned) {
	j.report(ruleClientMC, mleready.High, o, nil)
	if o.NotAfter.Before(j.soon) {
		j.report(ruleEndsSoonMC, mleready.High, o, nil)
	}
}

// owners compares the owners of the two keys of a portfolio.
func (j *judge) owners() {
	if !j.Named.MetaKey || len(j.signing) == 0 {
		return
	}
	for _, r := range j.response {
		same := slices.IndexFunc(j.signing, func(s owned) bool { return s.name == r.name })
		other := j.signing[max(same, 0)]
		rule := ruleOneOwner
		if same < 0 {
			rule = ruleTwoOwners
		}
		j.report(rule, mleready.Medium, r, map[string]string{"other": other.owner})
		last := &j.found[len(j.found)-1]
		last.Related = []mleready.Place{{Path: other.file.Path, Line: other.line, Why: "the signing certificate"}}
	}
}

// report adds a finding on a certificate.
func (j *judge) report(rule string, sure mleready.Confidence, o owned, more map[string]string) {
	args := map[string]string{"subject": o.owner, "owner": o.owner, "kid": cmp.Or(o.kid, noKid), "date": o.ends.String()}
	maps.Copy(args, more)
	j.add(rule, sure, o.file, o.line, o.end, o.sha256, o.all, args)
}

// add adds a finding.
func (j *judge) add(id string, sure mleready.Confidence, file source.File, line, end int, identity, shown string, args map[string]string) {
	rule, _ := j.Rules.Rule(id)
	f := mleready.Finding{
		Rule: rule.ID, Requirement: rule.Requirement, Proves: rule.Proves, Kind: rule.Evidence, Provider: j.provider(rule),
		Mechanism: rule.Mechanism, Via: mleready.Manual, Outcome: rule.Outcome, Role: file.Role, Confidence: sure,
		Path: file.Path, Line: line, Column: 1, EndLine: end, Message: filled(rule.Message, args), Snippet: shown,
		Related: []mleready.Place{},
	}
	if file.Role != mleready.RoleProduction {
		f.Outcome = mleready.Info
	}
	j.found = append(j.found, found{f, identity})
}

func filled(message string, args map[string]string) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(args)) {
		pairs = append(pairs, "{"+name+"}", args[name])
	}
	return strings.NewReplacer(pairs...).Replace(message)
}

func (j *judge) provider(rule mleready.Rule) mleready.Provider {
	requirement, _ := j.Rules.Requirement(rule.Requirement)
	mandate, _ := j.Rules.Mandate(requirement.Mandate)
	return mandate.Provider
}
