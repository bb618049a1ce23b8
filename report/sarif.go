package report

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"mleready"
)

// The names that SARIF 2.1.0 gives its parts, as far as we write them.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool            `json:"tool"`
		Invocations []sarifInvocation    `json:"invocations"`
		Bases       map[string]sarifText `json:"originalUriBaseIds"`
		Results     []sarifResult        `json:"results"`
		Properties  map[string]any       `json:"properties"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string         `json:"id"`
		ShortDescription sarifMessage   `json:"shortDescription"`
		FullDescription  sarifMessage   `json:"fullDescription"`
		Help             sarifMessage   `json:"help"`
		Default          sarifLevel     `json:"defaultConfiguration"`
		Properties       map[string]any `json:"properties"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifText struct {
		Description sarifMessage `json:"description"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Baseline     string             `json:"baselineState,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Properties   map[string]any     `json:"properties"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Logical  []sarifSymbol `json:"logicalLocations,omitempty"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	// sarifRegion has no columns: ours count bytes, those of SARIF characters.
	sarifRegion struct {
		StartLine int           `json:"startLine"`
		EndLine   int           `json:"endLine,omitempty"`
		Snippet   *sarifMessage `json:"snippet,omitempty"`
	}
	sarifSymbol struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
)

const (
	sarifSchema      = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifVersion     = "2.1.0"
	sarifBase        = "SRCROOT"
	sarifFingerprint = "mleready/v1"
)

// SARIF writes the unmet findings of an assessment as SARIF 2.1.0: paths relative to SRCROOT, the fingerprint that
// survives moved lines, suppressions and the baseline as SARIF has them. What was skipped and might have mattered is a
// notification, so that an empty list of results does not pass for a complete one.
func SARIF(w io.Writer, a *mleready.Assessment, rules *mleready.Rules) error {
	run := sarifRun{
		Tool:    sarifTool{sarifDriver{Name: a.Tool.Name, Version: a.Tool.Version, Rules: []sarifRule{}}},
		Bases:   map[string]sarifText{sarifBase: {sarifMessage{"The folder that was scanned."}}},
		Results: []sarifResult{},
		Properties: map[string]any{
			"asOf": a.AsOf, "mandate": a.Mandate, "status": a.Status, "stage": a.Stage,
			"rules": a.Rules.Version, "rulesDigest": a.Rules.Digest, "filesLookedAt": a.Stats.Files,
		},
	}
	shown := slices.DeleteFunc(sortedFindings(a.Findings), func(f mleready.Finding) bool {
		return f.Outcome != mleready.Unmet || !speaks(f.Role, a.Basis)
	})
	index := map[string]int{}
	for _, id := range usedRules(shown) {
		index[id] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(rules, id))
	}
	compared := slices.ContainsFunc(shown, func(f mleready.Finding) bool { return f.Baseline })
	for _, f := range shown {
		r := sarifResultOf(rules, f, index[f.Rule])
		switch {
		case f.Baseline:
			r.Baseline = "unchanged"
		case compared:
			r.Baseline = "new"
		}
		run.Results = append(run.Results, r)
	}
	run.Invocations = []sarifInvocation{sarifInvocationOf(a)}
	if err := writeJSON(w, sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}}); err != nil {
		return fmt.Errorf("write the findings of %s as SARIF: %w", a.Target.Path, err)
	}
	return nil
}

func usedRules(findings []mleready.Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// sarifRuleOf describes a rule; one that the rules in use no longer have is described by its id.
func sarifRuleOf(rules *mleready.Rules, id string) sarifRule {
	rule, _ := rules.Rule(id)
	q, _ := rules.Requirement(rule.Requirement)
	if rule.ID == "" {
		rule.ID, rule.Title = id, id
	}
	properties := map[string]any{"requirement": rule.Requirement, "mechanism": rule.Mechanism, "mandate": q.Mandate}
	if source, ok := rules.Source(q.Source); ok {
		properties["source"] = source.Title
	}
	return sarifRule{
		ID: rule.ID, ShortDescription: sarifMessage{rule.Title}, FullDescription: sarifMessage{orTitle(q.Why, rule.Title)},
		Help: sarifMessage{orTitle(q.Remediation, rule.Title)}, Default: sarifLevel{sarifLevelOf(q.Level)}, Properties: properties,
	}
}

func orTitle(text, title string) string {
	if text == "" {
		return title
	}
	return text
}

func sarifLevelOf(l mleready.Level) string {
	if l == mleready.Advisory {
		return "warning"
	}
	return "error"
}

func sarifResultOf(rules *mleready.Rules, f mleready.Finding, index int) sarifResult {
	q, _ := rules.Requirement(f.Requirement)
	r := sarifResult{
		RuleID: f.Rule, RuleIndex: index, Level: sarifLevelOf(q.Level), Message: sarifMessage{clean(f.Message)},
		Fingerprints: map[string]string{sarifFingerprint: f.Fingerprint},
		Properties:   map[string]any{"requirement": f.Requirement, "confidence": f.Confidence, "via": f.Via, "mechanism": f.Mechanism},
	}
	at := sarifPlace(f.Path, f.Line, f.EndLine)
	if f.Snippet != "" && at.Physical.Region != nil {
		at.Physical.Region.Snippet = &sarifMessage{f.Snippet}
	}
	if f.Symbol != "" {
		at.Logical = []sarifSymbol{{f.Symbol}}
	}
	r.Locations = []sarifLocation{at}
	for i, p := range f.Related {
		related := sarifPlace(p.Path, p.Line, 0)
		related.ID, related.Message = &i, &sarifMessage{orTitle(clean(p.Why), "related")}
		r.Related = append(r.Related, related)
	}
	if s := f.Suppressed; s != nil {
		r.Suppressions = []sarifSuppression{{Kind: "inSource", Status: "accepted",
			Justification: fmt.Sprintf("%s (%s, until %s)", clean(s.Reason), clean(s.Owner), s.Until)}}
	}
	return r
}

// sarifPlace is a place in a file, with the path escaped as a relative URI.
func sarifPlace(path string, line, end int) sarifLocation {
	location := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{URI: relativeURI(path), Base: sarifBase}}}
	if line > 0 {
		location.Physical.Region = &sarifRegion{StartLine: line}
		if end > line {
			location.Physical.Region.EndLine = end
		}
	}
	return location
}

func relativeURI(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

func sarifInvocationOf(a *mleready.Assessment) sarifInvocation {
	v := sarifInvocation{Successful: true, Notifications: []sarifNotification{}}
	if a.Rules.Warning != "" {
		v.Notifications = append(v.Notifications, sarifNotification{Level: "warning", Message: sarifMessage{a.Rules.Warning}})
	}
	for _, s := range a.Stats.Skipped {
		if s.Candidate {
			v.Successful = false
			v.Notifications = append(v.Notifications, sarifNotification{
				Level: "error", Message: sarifMessage{clean(s.Reason)}, Locations: []sarifLocation{sarifPlace(s.Path, 0, 0)},
			})
		}
	}
	return v
}
