package dialect

import "mleready/analyzers/code"

// cascade does all of its parts to one object: a variable's, or a new one. With a body it gives that, else the object.
func (s *summariser) cascade(n *node, naming string) code.Expr {
	symbol := naming
	if own := declared(s.holder(n.on)); own != "" && !n.on.is(opCall) && !n.on.is(opNew) {
		symbol = own
	} else {
		if symbol == "" {
			symbol = s.temporary("cascade", n)
		}
		s.assign(symbol, n.on, n)
	}
	outer := s.held
	s.held, s.naming = symbol, ""
	for _, a := range n.args {
		s.value(a)
	}
	x := ref(symbol, n.Span)
	if len(n.body) > 0 {
		x = s.value(n.body[0])
	}
	s.held = outer
	return x
}
