package report

import (
	"cmp"
	"strings"

	"mleready"
)

// integrations lists where the merchant talks to which provider, and how.
func (t *tabular) integrations() error {
	if len(t.a.Integrations) == 0 {
		return nil
	}
	var rows [][]string
	for _, i := range t.a.Integrations {
		var mechanisms []string
		for _, m := range i.Mechanisms {
			name := string(m.Name)
			if !m.Live {
				name += " (not live)"
			}
			mechanisms = append(mechanisms, name)
		}
		stage := string(i.Stage)
		if stage == "" {
			stage = "none"
		}
		code := strings.TrimSpace(words(i.Role) + " " + i.Language)
		rows = append(rows, []string{i.ID, code, string(i.Via), strings.Join(mechanisms, ", "), stage})
	}
	t.heading("Integrations")
	if err := t.grid([]string{"Integration", "Code", "Via", "Mechanisms", "Stage"}, rows); err != nil {
		return err
	}
	for _, i := range t.a.Integrations {
		if i.SDK != nil {
			t.para(2, "%s uses %s", i.ID, release(*i.SDK))
		}
		if p := i.Plugin; p != nil {
			t.para(2, "%s is a plug-in: %s, and %s has to act", i.ID, release(mleready.SDKUse{Name: p.Name, Version: p.Version}), cmp.Or(p.Maker, "its maker"))
		}
		if i.Stage == "" && i.Reason != "" {
			t.para(2, "%s has no stage: %s", i.ID, i.Reason)
		}
	}
	return nil
}

// release names an SDK with its version.
func release(sdk mleready.SDKUse) string {
	if sdk.Version == "" {
		return sdk.Name + " (version not known)"
	}
	return sdk.Name + " " + sdk.Version
}
