package code

import "testing"

func TestFuncAt(t *testing.T) {
	s := &Summary{Funcs: []Func{{Span: Span{10, 100}}, {Span: Span{60, 70}}, {Span: Span{20, 50}}, {Span: Span{30, 40}}, {Span: Span{30, 35}}, {Span: Span{80, 80}}, {Span: Span{90, 120}}}}
	for offset, want := range map[int32]int{-1: TopLevel, 0: TopLevel, 10: 0, 20: 2, 30: 4, 35: 3, 40: 2, 50: 0, 60: 1, 70: 0, 80: 0, 95: 6, 110: 6, 120: TopLevel} {
		if got := s.FuncAt(offset); got != want {
			t.Errorf("at %d: function %d, want %d", offset, got, want)
		}
	}
	Join([]*Summary{s})
	if got := s.FuncAt(37); got != 3 {
		t.Errorf("joined: function %d, want 3", got)
	}
}
