package sdkconfig

import (
	"fmt"
	"slices"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/sdk"
)

// mapped reports whether the map of operations has its say about a direction.
func (j *judge) mapped(d direction) bool {
	v, ok := j.c.Live(sdk.ControlMap)
	return ok && slices.ContainsFunc(v.Entries, func(e sdk.Entry) bool {
		half, valid := j.half(d, e)
		return valid && half == "true"
	})
}

// half is what an entry of the map says about a direction: true, false, "" for the global switch. A value without a
// separator is about requests.
func (j *judge) half(d direction, e sdk.Entry) (string, bool) {
	if !e.Value.Known {
		return "", false
	}
	parts := strings.Split(strings.ToLower(e.Value.Text), j.Rules.Wire.MLE.ControlSeparator)
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" && p != "true" && p != "false" {
			return "", false
		}
	}
	if len(parts) > 2 || !slices.ContainsFunc(parts, func(p string) bool { return strings.TrimSpace(p) != "" }) {
		return "", false
	}
	if d.half >= len(parts) {
		return "", true
	}
	return strings.TrimSpace(parts[d.half]), true
}

// control judges the map of operations.
func (j *judge) control() {
	s := j.c.Settings[sdk.ControlMap]
	v, ok := j.c.Live(sdk.ControlMap)
	if !ok {
		return
	}
	for _, e := range v.Entries {
		if _, valid := j.half(requests, e); !valid && e.Value.Known {
			j.entry(ruleInvalidMap, s, e)
		}
	}
	if j.is(sdk.SchemeHTTPSignature) {
		if j.mapped(requests) || j.mapped(replies) {
			j.report(j.hit(ruleUnderHTTPSignature, s, v, nil))
		}
		return
	}
	on, _ := j.requestsOn()
	j.operations(requests, on != nil, s, v)
	reply, ok := j.c.Live(sdk.ResponseSwitch)
	j.operations(replies, ok && j.c.IsOn(sdk.ResponseSwitch, reply), s, v)
}

// operations judges what the map does in one direction.
func (j *judge) operations(d direction, global bool, s *sdk.Setting, v sdk.Value) {
	on := map[string]bool{}
	for _, e := range v.Entries {
		switch half, valid := j.half(d, e); {
		case !valid:
		case half == "true":
			on[strings.ToLower(e.Operation)] = true
		case half == "false" && global:
			j.entry(d.takenOut, s, e)
		}
	}
	if global || len(on) == 0 {
		return
	}
	var named, others []string
	for _, call := range j.calls[j.use()] {
		switch id := call.Operation.ID; {
		case d.half == requests.half && !call.Operation.HasBody():
		case on[strings.ToLower(id)]:
			named = append(named, id)
		default:
			others = append(others, id)
		}
	}
	slices.Sort(named)
	slices.Sort(others)
	named, others = slices.Compact(named), slices.Compact(others)
	args := map[string]string{"operation": list(named), "others": list(others)}
	switch {
	case len(others) == 0 && len(named) > 0:
		j.report(j.hit(d.everyOperation, s, v, args))
	case len(named) > 0:
		j.report(j.hit(d.singleOperations, s, v, args))
	default:
		args["operation"], args["others"] = list(operations(v)), "all others"
		j.report(j.hit(d.singleOperations, s, v, args))
	}
}

const listed = 5 // operations that a message names

// list names some operations and counts the rest.
func list(ids []string) string {
	if len(ids) <= listed+1 {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:listed], ", "), len(ids)-listed)
}

func operations(v sdk.Value) []string {
	var out []string
	for _, e := range v.Entries {
		out = append(out, e.Operation)
	}
	return out
}

// entry reports an entry of the map.
func (j *judge) entry(rule string, s *sdk.Setting, e sdk.Entry) {
	v := e.Value
	v.Default = true
	h := j.hit(rule, s, v, map[string]string{"operation": e.Operation, "value": e.Value.Text})
	h.At = code.Place{File: e.At.File, Span: e.At.Span}
	j.report(h)
}
