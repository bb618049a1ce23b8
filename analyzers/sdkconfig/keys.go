package sdkconfig

import (
	"cmp"
	"slices"
	"strings"

	"mleready/analyzers/sdk"
)

// carriesID are the endings of key files that hold the id of their key.
var carriesID = []string{".p12", ".pfx"}

// keys judges the key that decrypts replies.
func (j *judge) keys() {
	file, hasFile := j.given(sdk.ResponseKeyFile)
	object, hasObject := j.given(sdk.ResponseKeyObject)
	if hasFile && hasObject {
		j.report(j.hit(ruleTwoKeys, j.c.Settings[sdk.ResponseKeyFile], file, nil))
	}
	on, set := j.c.Live(sdk.ResponseSwitch)
	if !set || !j.c.IsOn(sdk.ResponseSwitch, on) || j.c.Open {
		return
	}
	if !hasFile && !hasObject {
		j.report(j.hit(ruleNoKey, j.c.Settings[sdk.ResponseSwitch], on, nil))
		return
	}
	if _, has := j.given(sdk.ResponseKeyID); has {
		return
	}
	carries := func(end string) bool { return strings.HasSuffix(strings.ToLower(file.Text), end) }
	switch {
	case hasFile && file.Known && !slices.ContainsFunc(carriesID, carries):
		j.report(j.hit(ruleNoKeyID, j.c.Settings[sdk.ResponseKeyFile], file, nil))
	case hasObject && !hasFile:
		j.report(j.hit(ruleNoKeyID, j.c.Settings[sdk.ResponseKeyObject], object, map[string]string{"value": "an object"}))
	}
}

// given is the default value of an option that is there and not empty. What is only handed on from another object may
// be empty there.
func (j *judge) given(id string) (sdk.Value, bool) {
	v, ok := j.c.Live(id)
	return v, ok && (v.Known && v.Text != "" || !v.Known && v.Origin != j.c.Settings[id].Key)
}

// spellings judges names of options that are old or have no effect, and values that the SDK refuses.
func (j *judge) spellings() {
	for _, g := range j.c.SDK.Config.Ignored {
		s := j.c.Ignored[g.As]
		if u := j.use(); s == nil || u != nil && u.Version != "" && !g.Concerns(u.Version) {
			continue
		}
		option, _ := j.Rules.Option(g.As)
		for _, v := range s.Values {
			if v.Default && v.Known && v.Text != "" && v.Text != option.Default {
				j.report(j.hit(ruleIgnored, s, v, map[string]string{"expected": g.Instead}))
			}
		}
	}
	for _, s := range j.c.Sorted() {
		v, ok := j.c.Live(s.Option.ID)
		if !ok {
			continue
		}
		if s.Option.ReplacedBy != "" {
			expected, known := j.c.SDK.Config.Spelling(s.Option.ReplacedBy)
			if known {
				j.report(j.hit(ruleOldName, s, v, map[string]string{"expected": expected}))
			}
		}
		if v.Known && slices.ContainsFunc(s.Option.Refused, func(old string) bool { return strings.EqualFold(old, v.Text) }) {
			j.report(j.hit(ruleEnvironment, s, v, nil))
		}
	}
	j.aliases()
}

// aliases reports the old and the new alias in one configuration.
func (j *judge) aliases() {
	old, now := j.c.Settings[sdk.OldRequestAlias], j.c.Settings[sdk.RequestAlias]
	if old == nil || now == nil {
		return
	}
	winner := now.Key
	if j.c.SDK.Config.OldAliasWins {
		winner = old.Key
	}
	v, _ := j.c.Live(sdk.RequestAlias)
	j.report(j.hit(ruleTwoAliases, now, v, map[string]string{"old": old.Key, "winner": cmp.Or(winner, now.Key)}))
}
