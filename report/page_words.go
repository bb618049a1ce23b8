package report

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"mleready"
)

// pageWords are the functions of the templates. All of them turn a value into words.
var pageWords = template.FuncMap{
	"words":  func(v any) string { return strings.ReplaceAll(fmt.Sprint(v), "_", " ") },
	"title":  func(v any) string { return title(strings.ReplaceAll(fmt.Sprint(v), "_", " ")) },
	"status": statusBadge, "outcome": outcomeBadge, "stage": stageTitle, "mechanism": mechanismTitle,
	"actor": func(id string) string { return cmp.Or(actorWords[id], id) },
	"hours": hours, "plural": plural, "span": span, "percent": percent, "thousands": thousands, "web": web,
	"join": func(list []string) string { return strings.Join(list, ", ") },
	"day":  dayWords, "add": func(a, b int) int { return a + b },
}

// badge is a word with a mark beside it, so that colour is never all there is.
type badge struct {
	Class string // the tone: bad, open, risk, good, none, info
	Icon  string
	Text  string
}

var badges = map[string]badge{
	string(mleready.StatusNotReady):      {"bad", "cross", "Not ready"},
	string(mleready.StatusUnknown):       {"open", "question", "Unknown"},
	string(mleready.StatusAtRisk):        {"risk", "bang", "At risk"},
	string(mleready.StatusReady):         {"good", "check", "Ready"},
	string(mleready.StatusNotApplicable): {"none", "dash", "Not applicable"},
	string(mleready.Met):                 {"good", "check", "Met"},
	string(mleready.Unmet):               {"bad", "cross", "Unmet"},
	string(mleready.Info):                {"info", "info", "For information"},
	failed:                               {"fail", "stop", "Failed"},
}

// failed stands where a merchant without an assessment would have its status.
const failed = "failed"

func statusBadge(s mleready.Status) badge   { return badgeOf(string(s)) }
func outcomeBadge(o mleready.Outcome) badge { return badgeOf(string(o)) }

func badgeOf(word string) badge {
	if b, ok := badges[word]; ok {
		return b
	}
	return badge{"none", "question", title(words(cmp.Or(word, "none")))}
}

// stageTitles name the steps of the ladder in a few words.
var stageTitles = map[mleready.Stage]string{
	mleready.StageHTTPSignature: "HTTP Signature",
	mleready.StageJWTv1:         "Old JWT",
	mleready.StageJWTv2:         "New JWT",
	mleready.StageRequestMLE:    "Requests encrypted",
	mleready.StageResponseMLE:   "Replies encrypted too",
	"":                          "Not known",
}

func stageTitle(s mleready.Stage) string { return cmp.Or(stageTitles[s], words(s)) }

var mechanismTitles = map[mleready.Mechanism]string{
	mleready.HTTPSignature: "HTTP Signature", mleready.JWTv1: "old JWT", mleready.JWTv2: "new JWT",
	mleready.RequestMLE: "encrypted requests", mleready.ResponseMLE: "encrypted replies", mleready.OAuth: "OAuth",
	mleready.MastercardJWE: "Mastercard payload encryption (JWE)", mleready.MastercardFLE: "Mastercard field-level encryption",
}

func mechanismTitle(m mleready.Mechanism) string { return cmp.Or(mechanismTitles[m], words(m)) }

// percent writes a share of the chart's width. Two decimals are a tenth of a pixel on a wide screen.
func percent(share float64) string { return strconv.FormatFloat(share, 'f', 2, 64) + "%" }

// thousands groups the digits of a whole number: 1,250,000.
func thousands(n any) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// dayWords writes a date for a reader: 30 September 2026, or March 2027 where no day is known.
func dayWords(d mleready.Date) string {
	switch {
	case d.IsZero():
		return "no date"
	case d.Day == 0:
		return d.Earliest().Format("January 2006")
	}
	return d.Earliest().Format("2 January 2006")
}

// web is the address of a page on the web, "" for anything else.
func web(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Host == "" || !slices.Contains([]string{"http", "https"}, u.Scheme) {
		return ""
	}
	return u.String()
}

// orName is a title, or the id where there is none.
func orName(text, id string) string { return cmp.Or(text, id) }
