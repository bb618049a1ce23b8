package code

// Expressions visits every expression of a file, the ones inside of others behind them.
func (s *Summary) Expressions(visit func(*Expr)) {
	var each func(all []Expr)
	one := func(e *Expr) {
		visit(e)
		each(e.Args)
	}
	each = func(all []Expr) {
		for i := range all {
			one(&all[i])
		}
	}
	for i := range s.Funcs {
		each(s.Funcs[i].Returns)
	}
	for i := range s.Assigns {
		one(&s.Assigns[i].Value)
	}
	for i := range s.Calls {
		each(s.Calls[i].Args)
	}
	for i := range s.Entries {
		one(&s.Entries[i].Key)
		one(&s.Entries[i].Value)
	}
	for i := range s.Uses {
		one(&s.Uses[i].Value)
	}
}

// Spans visits every place that a file's summary names, each once: expressions may share their operands.
func (s *Summary) Spans(each func(*Span)) {
	seen := map[*Span]bool{}
	visit := func(at *Span) {
		if !seen[at] {
			seen[at] = true
			each(at)
		}
	}
	s.Expressions(func(e *Expr) { visit(&e.Span) })
	for i := range s.Imports {
		visit(&s.Imports[i].Span)
	}
	for i := range s.Funcs {
		visit(&s.Funcs[i].Span)
	}
	for i := range s.Assigns {
		visit(&s.Assigns[i].Span)
	}
	for i := range s.Calls {
		visit(&s.Calls[i].Span)
	}
	for i := range s.Groups {
		visit(&s.Groups[i].Span)
	}
	for i := range s.Entries {
		visit(&s.Entries[i].Span)
	}
	for i := range s.Branches {
		visit(&s.Branches[i].Span)
		visit(&s.Branches[i].Test)
	}
	for i := range s.Members {
		visit(&s.Members[i].Span)
	}
}
