package messageencryption

import (
	"regexp"
	"slices"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// spot is a call that decrypts a reply, directly or through helpers.
type spot struct {
	scope code.Scope
	at    code.Span
}

// handling judges what stands around a decryption: whether error replies reach it, and what its failure leads to.
func (r *runner) handling(o jwe.Opener) {
	told := map[string]bool{}
	level := []spot{{o.Scope, o.Call.Span}}
	seen := map[code.Scope]bool{}
	for depth := 0; depth < 5 && len(level) > 0; depth++ {
		var next []spot
		for _, x := range level {
			if seen[x.scope] {
				continue
			}
			seen[x.scope] = true
			r.surroundings(x, told)
			if !r.sends(x.scope) {
				next = append(next, r.callsOf(x.scope)...)
			}
		}
		level = next
	}
}

func (r *runner) surroundings(x spot, told map[string]bool) {
	const errors, failures = "response_mle.decrypt_errors", "response_mle.undecryptable_not_failed"
	if o := r.errorsToo(x); o != mleready.Unknown && !told[errors] {
		told[errors] = true
		r.judge(errors, o, x.scope.At(x.at), nil)
	}
	if o, at := r.failure(x); o != mleready.Unknown && !told[failures] {
		told[failures] = true
		r.judge(failures, o, at, nil)
	}
}

// sends reports whether a function makes a request itself: what calls it sees other errors too.
func (r *runner) sends(s code.Scope) bool {
	return slices.ContainsFunc(r.Model.Calls(s), func(c *code.Call) bool { return c.Kind == code.CallSend || c.Kind == code.CallRequest })
}

func (r *runner) callsOf(s code.Scope) []spot {
	var out []spot
	for _, caller := range r.Model.Callers(s) {
		for _, c := range r.Model.Calls(caller) {
			if c.Callee == s.File.Funcs[s.Func].Symbol {
				out = append(out, spot{caller, c.Span})
			}
		}
	}
	return out
}

var (
	statuses = regexp.MustCompile(`^(StatusCode|statusCode|status|Status|status_code|isSuccess|IsSuccessStatusCode|getStatusCode)$`)
	refused  = regexp.MustCompile(`^(401|403|StatusUnauthorized|StatusForbidden)$`)
	answers  = regexp.MustCompile(`(?i)^(r|res|resp|response|reply|result|answer)$`)
	failing  = regexp.MustCompile(`^(err|error|e|ex|failure)$|[a-z]Err$|^err[A-Z]`)
)

// aboutStatus reports whether a branch asks for the status of a reply: by its number, or by the member ok of the reply.
func aboutStatus(b *code.Branch) bool {
	asks := slices.ContainsFunc(b.Names, statuses.MatchString)
	for i, name := range b.Names {
		asks = asks || name == "ok" && i > 0 && answers.MatchString(b.Names[i-1])
	}
	return asks && !slices.ContainsFunc(b.Names, refused.MatchString) && !slices.ContainsFunc(b.Names, failing.MatchString)
}

// errorsToo tells whether replies of every status reach a decryption. Refused authentication is plain anyway.
func (r *runner) errorsToo(x spot) mleready.Outcome {
	looked := slices.ContainsFunc(r.Model.Branches(x.scope), aboutStatus)
	if !looked {
		return mleready.Unknown
	}
	var under []*code.Branch
	free := false
	for _, same := range r.sameCalls(x) {
		on := slices.DeleteFunc(r.Model.Under(x.scope, same.Start), func(b *code.Branch) bool { return !aboutStatus(b) })
		free = free || len(on) == 0
		under = append(under, on...)
	}
	both := slices.ContainsFunc(under, func(b *code.Branch) bool {
		return slices.ContainsFunc(under, func(o *code.Branch) bool { return o.Test == b.Test && o.Kind != b.Kind })
	})
	return mleready.MetIf(free || both)
}

// sameCalls are the calls in a function of what is called at a spot.
func (r *runner) sameCalls(x spot) []code.Span {
	var callee, name string
	for _, c := range r.Model.Calls(x.scope) {
		if c.Span == x.at {
			callee, name = c.Callee, c.Name
		}
	}
	var out []code.Span
	for _, c := range r.Model.Calls(x.scope) {
		if c.Callee == callee && c.Name == name {
			out = append(out, c.Span)
		}
	}
	return out
}

var (
	lost    = regexp.MustCompile(`(?i)^(\w*_)?(failed|failure|declined|refused|rejected|retry)$|(Failed|Declined|Refused|Rejected)$`)
	again   = regexp.MustCompile(`(?i)^(retry|resubmit|payagain|tryagain|resend)`)
	unsure  = regexp.MustCompile(`(?i)^(\w*_)?(unknown|pending|in_doubt|indeterminate|undetermined|unconfirmed|to_be_checked)$|(Unknown|Pending|Indeterminate|InDoubt|Unconfirmed)$`)
	lookups = regexp.MustCompile(`(?i)^(lookup|look_up|search|inquir|enquir|reconcil|findtransaction|gettransaction|checkstatus|retrieve)`)
)

// failure tells what a decryption that fails leads to, and where that stands.
func (r *runner) failure(x spot) (mleready.Outcome, code.Place) {
	b := r.handler(x)
	if b == nil {
		return mleready.Unknown, code.Place{}
	}
	out, at := mleready.Unknown, code.Place{}
	tell := func(o mleready.Outcome, span code.Span) {
		if out != mleready.Met {
			out, at = o, x.scope.At(span)
		}
	}
	r.Model.Exprs(x.scope, func(e *code.Expr) {
		if !b.Contains(e.Start) || e.End > b.End {
			return
		}
		word := e.Text
		if e.Op != code.OpLiteral {
			word = jwe.NameOf(e)
		}
		switch {
		case unsure.MatchString(word):
			tell(mleready.Met, e.Span)
		case lost.MatchString(word):
			tell(mleready.Unmet, e.Span)
		}
	})
	for _, c := range r.Model.Calls(x.scope) {
		if !b.Contains(c.Start) {
			continue
		}
		own := x.scope.Func != code.TopLevel && c.Callee != "" && c.Callee == x.scope.File.Funcs[x.scope.Func].Symbol
		switch called := jwe.Last(c.Name); {
		case lookups.MatchString(called):
			tell(mleready.Met, c.Span)
		case own, again.MatchString(called):
			tell(mleready.Unmet, c.Span)
		}
	}
	return out, at
}

// handler is the branch that runs when a call fails: the innermost catch around it, else the first test of an error
// behind it.
func (r *runner) handler(x spot) *code.Branch {
	var best *code.Branch
	for _, b := range r.Model.Branches(x.scope) {
		switch {
		case b.Kind == code.BranchCatch && b.Test.Contains(x.at.Start):
			if best == nil || b.Test.End-b.Test.Start < best.Test.End-best.Test.Start {
				best = b
			}
		case best == nil && b.Kind == code.BranchThen && (b.Test.Start >= x.at.End || b.Test.Contains(x.at.Start)):
			if slices.ContainsFunc(b.Names, failing.MatchString) {
				return b
			}
		}
	}
	return best
}
