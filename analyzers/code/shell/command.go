package shell

import (
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// give gives a variable a value; one that is exported is of the environment too.
func (s *script) give(name string, x code.Expr, grow, exported bool, start int) {
	if x.Op == code.OpUnknown {
		return
	}
	s.assigned[name] = true
	at := span(start, int(max(x.End, int32(start))))
	for i, symbol := range []string{s.sum.Path + "." + name, code.EnvSymbol(name)} {
		if i == 0 || exported {
			s.sum.Assigns = append(s.sum.Assigns, code.Assign{Symbol: symbol, Value: x, Append: grow, Func: s.fn, Span: at})
		}
	}
}

// assign reads NAME=value.
func (s *script) assign(w word, exported bool) {
	name, _, _ := strings.Cut(w.first(), "=")
	grow := strings.HasSuffix(name, "+")
	value := w.after(len(name) + 1)
	name = strings.TrimSuffix(name, "+")
	if !w.array {
		s.give(name, value.expr(), grow, exported, w.start)
		return
	}
	list := code.Expr{Op: code.OpList, Span: span(w.start, w.end)}
	for _, item := range w.list {
		list.Args = append(list.Args, item.expr())
	}
	s.headers(w.list)
	s.give(name, list, grow, exported, w.start)
}

// before are words that stand before a command.
var before = map[string]bool{"if": true, "then": true, "else": true, "elif": true, "while": true, "until": true, "do": true, "!": true, "time": true, "exec": true,
	"command": true, "sudo": true, "nohup": true, "eval": true, "call": true, "env": true}

// run reads one command. It gives what the command prints where that is known; wanted tells that something reads it.
func (s *script) run(words []word, piped, wanted bool) (out code.Expr, ok bool) {
	exported := false
	for len(words) > 0 {
		first := words[0].text()
		switch {
		case words[0].assigns():
			s.assign(words[0], exported)
		case first == "export" || first == "setenv":
			exported = true
		case first == "local" || first == "readonly" || first == "declare" || first == "typeset" || exported && strings.HasPrefix(first, "-"):
		case before[first]:
		default:
			if exported {
				return out, false // export NAME
			}
			return s.command(first, words, piped, wanted)
		}
		words = words[1:]
	}
	return out, false
}

// command reads a command by its program.
func (s *script) command(name string, words []word, piped, wanted bool) (out code.Expr, ok bool) {
	program := name[strings.LastIndexAny(name, `/\`)+1:]
	program = strings.TrimSuffix(strings.ToLower(program), ".exe")
	switch {
	case program == "echo" || program == "printf" || program == "print":
		return s.prints(program, words, wanted)
	case program == "source" || program == ".":
		if len(words) > 1 {
			s.sum.Imports = append(s.sum.Imports, code.Import{Path: words[1].text(), Span: span(words[1].start, words[1].end)})
		}
		return out, false
	case program == "openssl" || strings.HasPrefix(program, "sha") || program == "hmac256":
		return s.hashes(program, words)
	}
	if i, own := s.own[name]; own {
		return s.calls(name, i, words), true
	}
	s.headers(words)
	c := code.Call{Callee: program, Name: name, Func: s.fn, Span: span(words[0].start, words[len(words)-1].end)}
	for _, w := range words[1:] {
		c.Args = append(c.Args, w.expr())
	}
	if clients[program] {
		c.Kind, c.Args = code.CallRequest, s.request(words)
	}
	s.sum.Calls = append(s.sum.Calls, c)
	return out, false
}

// clients make requests.
var clients = map[string]bool{"curl": true, "wget": true, "http": true, "https": true, "xh": true}

// request is the method and the address of a request; the body counts by itself.
func (s *script) request(words []word) []code.Expr {
	method := code.Expr{Op: code.OpLiteral, Text: "GET", Span: span(words[0].start, words[0].end)}
	url := code.Expr{Op: code.OpUnknown, Span: method.Span}
	for i := 1; i < len(words); i++ {
		switch flag := words[i].text(); {
		case (flag == "-X" || flag == "--request" || flag == "--method") && i+1 < len(words):
			i++
			method = words[i].expr()
		case dataFlags[flag] && i+1 < len(words):
			i++
			s.sum.Uses = append(s.sum.Uses, code.Use{Value: words[i].expr(), Func: s.fn})
			if method.Text == "GET" {
				method.Text = "POST"
			}
		case (flag == "-H" || flag == "--header" || flag == "-o" || flag == "-u" || flag == "-w" || flag == "--cert" || flag == "--key") && i+1 < len(words):
			i++
		case flag == "--url" && i+1 < len(words):
			i++
			url = words[i].expr()
		case !strings.HasPrefix(flag, "-") && (url.Op == code.OpUnknown || strings.HasPrefix(flag, "http")):
			url = words[i].expr()
		}
	}
	return []code.Expr{method, url}
}

var dataFlags = map[string]bool{"-d": true, "--data": true, "--data-raw": true, "--data-binary": true, "--data-ascii": true, "--json": true, "--post-data": true, "--body-data": true}

var headerWord = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*)[:=]\s*`)

// headers reads -H "Name: value" and --header="Name: value", all of one command as one request's.
func (s *script) headers(words []word) {
	group := -1
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch flag := w.first(); {
		case (flag == "-H" || flag == "--header" || flag == "-Header") && len(w.parts) == 1 && i+1 < len(words):
			i++
			w = words[i]
		case strings.HasPrefix(flag, "--header="):
			w = w.after(len("--header="))
		case strings.HasPrefix(flag, "-H") && len(flag) > 2:
			w = w.after(2)
		default:
			continue
		}
		m := headerWord.FindString(w.first())
		if m == "" {
			continue
		}
		if group < 0 {
			group = len(s.sum.Groups)
			s.sum.Groups = append(s.sum.Groups, code.Group{Kind: code.GroupHeaders, Func: s.fn, Span: span(w.start, w.end)})
		}
		key := code.Expr{Op: code.OpLiteral, Text: strings.TrimRight(m, ":= \t"), Span: span(w.start, w.end)}
		s.sum.Entries = append(s.sum.Entries, code.Entry{Group: group, Key: key, Value: w.after(len(m)).expr(), Func: s.fn, Span: span(w.start, w.end)})
	}
}

// hashes reads the programs that hash.
func (s *script) hashes(program string, words []word) (out code.Expr, ok bool) {
	all := program
	keyed := program == "hmac256"
	for _, w := range words[1:] {
		flag := strings.ToLower(w.text())
		keyed = keyed || flag == "-hmac" || flag == "hmac" || strings.HasPrefix(flag, "hexkey:")
		all += " " + flag
	}
	c := code.Call{Callee: program, Name: program, Kind: code.CallHash, Func: s.fn, Span: span(words[0].start, words[len(words)-1].end)}
	for _, w := range words[1:] {
		c.Args = append(c.Args, w.expr())
	}
	for _, h := range []string{"sha256", "sha512", "sha384", "sha1", "md5"} {
		if strings.Contains(all, h) {
			c.Hash = h
			break
		}
	}
	switch {
	case c.Hash == "":
		c.Kind = ""
	case keyed:
		c.Kind = code.CallMAC
	}
	s.sum.Calls = append(s.sum.Calls, c)
	return out, false
}

// calls reads the call of a function of the file.
func (s *script) calls(name string, fn int, words []word) code.Expr {
	symbol := s.sum.Path + "." + name + "()"
	if fn != code.TopLevel {
		symbol = s.sum.Funcs[fn].Symbol
	}
	at := span(words[0].start, words[len(words)-1].end)
	var args []code.Expr
	for _, w := range words[1:] {
		args = append(args, w.expr())
	}
	s.sum.Calls = append(s.sum.Calls, code.Call{Callee: symbol, Name: name, Args: args, Func: s.fn, Span: at})
	return code.Expr{Op: code.OpCall, Symbol: symbol, Args: args, Span: at}
}

// prints reads what is printed: to another program, into a variable, or from a function. What is printed for people says
// nothing.
func (s *script) prints(program string, words []word, wanted bool) (out code.Expr, ok bool) {
	words = words[1:]
	escaped := program == "printf"
	for len(words) > 0 && (words[0].text() == "-n" || words[0].text() == "-e" || words[0].text() == "-ne" || words[0].text() == "-en" || words[0].text() == "--") {
		escaped = escaped || strings.Contains(words[0].text(), "e")
		words = words[1:]
	}
	if len(words) == 0 || !wanted && s.fn == code.TopLevel {
		return out, false
	}
	at := span(words[0].start, words[len(words)-1].end)
	var parts []code.Expr
	if program == "printf" {
		parts = format(words)
	} else {
		for i, w := range words {
			if i > 0 {
				parts = append(parts, code.Expr{Op: code.OpLiteral, Text: " ", Span: at})
			}
			parts = append(parts, w.parts...)
		}
	}
	parts = slices.Clone(parts)
	for i := range parts {
		if escaped && parts[i].Op == code.OpLiteral {
			parts[i].Text = unescape(parts[i].Text)
		}
	}
	out = joined(parts, at)
	if wanted {
		s.sum.Uses = append(s.sum.Uses, code.Use{Value: out, Func: s.fn})
	} else {
		s.sum.Funcs[s.fn].Returns = append(s.sum.Funcs[s.fn].Returns, out)
	}
	return out, wanted
}

var verb = regexp.MustCompile(`%[-+ #0]*\d*(?:\.\d+)?[bcdeEfgGiosuxXq]`)

// format puts the operands of printf into its first word.
func format(words []word) []code.Expr {
	var parts []code.Expr
	args := words[1:]
	for _, p := range words[0].parts {
		if p.Op != code.OpLiteral {
			parts = append(parts, p)
			continue
		}
		from := 0
		for _, m := range verb.FindAllStringIndex(p.Text, -1) {
			head := p
			head.Text = p.Text[from:m[0]]
			parts = append(parts, head)
			from = m[1]
			if len(args) > 0 {
				parts = append(parts, args[0].parts...)
				args = args[1:]
			} else {
				parts = append(parts, code.Expr{Op: code.OpUnknown, Span: p.Span})
			}
		}
		p.Text = p.Text[from:]
		parts = append(parts, p)
	}
	return parts
}
