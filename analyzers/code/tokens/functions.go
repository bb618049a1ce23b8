package tokens

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// extent is where the tokens of a function lie.
type extent struct{ from, to, fn int }

// declare finds the functions, and the names that are given a value outside of them.
func (r *reader) declare() {
	for i := 0; i < len(r.tokens); i++ {
		if name, params, ok := r.header(i); ok {
			r.function(i, name, params)
		}
	}
	for i := range r.extents {
		e := &r.extents[i]
		if !r.braces && i+1 < len(r.extents) {
			e.to = min(e.to, r.extents[i+1].from)
		}
		f := &r.sum.Funcs[e.fn]
		f.End = int32(r.tokens[max(e.to-1, e.from)].end)
	}
	for i, t := range r.tokens {
		if t.kind == word && r.around(i) == code.TopLevel && r.declares(i) {
			name := t.value
			if declared, ok := r.typedName(i); ok {
				name = declared
			}
			bare, _ := plain(name)
			if r.folded {
				bare = strings.ToLower(bare)
			}
			r.shared[bare] = true
		}
	}
}

// declares reports whether a name is given a value, or declared to be a constant.
func (r *reader) declares(i int) bool {
	if i+1 < len(r.tokens) && (r.sets(r.tokens[i+1]) || r.tokens[i+1].is("=>")) {
		return true
	}
	return i > 0 && slices.Contains([]string{"#define", "def", "constant"}, r.tokens[i-1].value)
}

// notNames stand where the name of a function may stand and are none.
var notNames = words("if for while switch catch return foreach using lock else elseif unless until and or not do try when case sizeof new throw")

// header reads the head of a function: its name, and the tokens of its parameters.
func (r *reader) header(i int) (name int, params [2]int, ok bool) {
	t := r.tokens[i]
	at := func(n int) token {
		if n < len(r.tokens) && n >= 0 {
			return r.tokens[n]
		}
		return token{kind: mark}
	}
	if t.kind != word {
		return 0, params, false
	}
	value := t.value
	if r.folded {
		value = strings.ToLower(value)
	}
	name = -1
	switch {
	case slices.Contains(r.functions, value) && at(i+1).kind == word && !strings.EqualFold(at(i-1).value, "end"):
		name = i + 1
		for at(name+1).isOne(".", ":", "::") && at(name+2).kind == word {
			name += 2
		}
	case r.typed && at(i+1).is("(") && (at(i-1).kind == word || at(i-1).isOne("]", ">", "*")) &&
		!slices.Contains(notNames, strings.ToLower(t.value)) && !slices.Contains(notNames, strings.ToLower(at(i-1).value)):
		name = i
	default:
		return 0, params, false
	}
	params[0] = name + 1
	params[1] = name + 1
	if at(params[0]).is("(") {
		params[1] = r.closing(params[0])
	}
	return name, params, !(r.typed && name == i) || r.opensBody(params[1])
}

// opensBody reports whether a brace follows, words like const or throws X between.
func (r *reader) opensBody(i int) bool {
	for n := i; n < min(i+8, len(r.tokens)); n++ {
		switch t := r.tokens[n]; {
		case t.is("{"):
			return true
		case t.kind != word && !t.isOne(",", ".", ":", "=>"):
			return false
		}
	}
	return false
}

// closing is the token behind the bracket that ends what begins at a token.
func (r *reader) closing(i int) int {
	depth := 0
	for ; i < len(r.tokens); i++ {
		switch t := r.tokens[i]; {
		case t.isOne("(", "{", "["):
			depth++
		case t.isOne(")", "}", "]"):
			if depth--; depth <= 0 {
				return i + 1
			}
		}
	}
	return i
}

// function notes one. Those inside of another are a part of it.
func (r *reader) function(i, name int, params [2]int) {
	if n := len(r.extents); n > 0 && r.braces && i < r.extents[n-1].to {
		return
	}
	end := len(r.tokens)
	if r.braces {
		for n := params[1]; n < min(params[1]+16, len(r.tokens)); n++ {
			if r.tokens[n].is("{") {
				end = r.closing(n)
				break
			}
		}
		if end == len(r.tokens) && params[1]+16 < len(r.tokens) {
			return // a declaration
		}
	}
	t := r.tokens[name]
	f := code.Func{Symbol: r.sum.Path + "." + t.value, Name: t.value, Span: code.Span{Start: int32(r.tokens[i].start), End: int32(t.end)}}
	if _, again := r.own[r.short(t.value)]; again {
		r.own[r.short(t.value)] = -1
		f.Symbol += "@" + string(rune('0'+len(r.sum.Funcs)%10)) + r.tokens[i].value
	} else {
		r.own[r.short(t.value)] = len(r.sum.Funcs)
	}
	f.Params = r.params(params, f.Symbol)
	r.extents = append(r.extents, extent{i, end, len(r.sum.Funcs)})
	r.sum.Funcs = append(r.sum.Funcs, f)
}

func (r *reader) short(name string) string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	if r.folded {
		return strings.ToLower(name)
	}
	return strings.TrimLeft(name, "&")
}

// params names the parameters: what stands before a type that follows, else the last word.
func (r *reader) params(at [2]int, fn string) []string {
	var out []string
	name, done := "", false
	for i := at[0] + 1; i < at[1]; i++ {
		t := r.tokens[i]
		switch {
		case t.is(",") || i == at[1]-1:
			if name != "" {
				bare, _ := plain(name)
				if r.folded {
					bare = strings.ToLower(bare)
				}
				out = append(out, fn+"#"+bare)
			}
			name, done = "", false
		case t.isOne(":", "=") || strings.EqualFold(t.value, "as") && t.kind == word:
			done = true
		case t.kind == word && !done:
			name = t.value
		}
	}
	return out
}

// around is the function that a token stands in.
func (r *reader) around(i int) int {
	n, found := slices.BinarySearchFunc(r.extents, i, func(e extent, i int) int { return e.from - i })
	if !found {
		n--
	}
	if n >= 0 && i < r.extents[n].to {
		return r.extents[n].fn
	}
	return code.TopLevel
}

// enter notes which function the next token stands in, and goes over the head of one.
func (r *reader) enter() {
	fn := r.around(r.at)
	if fn == r.fn {
		return
	}
	r.fn = fn
	for _, e := range r.extents {
		if e.fn == fn && e.from == r.at {
			if _, params, ok := r.header(r.at); ok {
				r.at = max(params[1], r.at+1)
			}
		}
	}
}
