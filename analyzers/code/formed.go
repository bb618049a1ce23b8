package code

// maxFormed bounds the parts of all texts and fields that are kept; what is over it is folded each time.
const maxFormed = 1 << 19

// formed keeps what scopes form: every check asks for it.
type formed struct {
	texts  map[Scope][]Text
	fields map[Scope][]Field
	parts  int
}

func (k *formed) keepTexts(s Scope, texts []Text) {
	n := 1
	for _, t := range texts {
		n += 1 + len(t.Value)
	}
	if k.room(n) {
		k.texts[s] = texts
	}
}

func (k *formed) keepFields(s Scope, fields []Field) {
	n := 1
	for _, f := range fields {
		n += 2 + len(f.Key)
		for _, v := range f.Val {
			n += 1 + len(v)
		}
	}
	if k.room(n) {
		k.fields[s] = fields
	}
}

func (k *formed) room(n int) bool {
	if k.parts+n > maxFormed {
		return false
	}
	k.parts += n
	return true
}
