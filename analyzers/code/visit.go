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
