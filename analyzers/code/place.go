package code

// Place is a range of bytes in a summarised file.
type Place struct {
	File *Summary
	Span
}

// Line is the place's first line, from 1.
func (p Place) Line() int {
	line, _ := p.File.Position(p.Start)
	return line
}

// Symbol names the function around the place, "" at top level.
func (p Place) Symbol() string {
	if i := p.File.FuncAt(p.Start); i != TopLevel {
		return p.File.Funcs[i].Name
	}
	return ""
}

// Compare orders places by path and offset.
func (p Place) Compare(q Place) int {
	switch {
	case p.File.Path != q.File.Path:
		if p.File.Path < q.File.Path {
			return -1
		}
		return 1
	default:
		return int(p.Start - q.Start)
	}
}
