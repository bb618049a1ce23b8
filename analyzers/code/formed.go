package code

// maxFormed bounds the parts of all that is kept; what is over it is folded each time.
const maxFormed = 1 << 21

// formed keeps what scopes form: every check asks for it.
type formed struct {
	texts   map[Scope][]Text
	fields  map[Scope][]Field
	objects map[Scope][]Object
	parts   int
}

func (k *formed) keepTexts(s Scope, texts []Text) {
	n := 1
	for _, t := range texts {
		n += 1 + len(t.Value) + len(t.text)/64
	}
	if k.room(n) {
		k.texts[s] = texts
	}
}

func (k *formed) keepFields(s Scope, fields []Field) {
	if k.room(1 + size(fields)) {
		k.fields[s] = fields
	}
}

func (k *formed) keepObjects(s Scope, objects []Object) {
	n := 1
	for _, o := range objects {
		n += 1 + size(o.Fields)
	}
	if k.room(n) {
		k.objects[s] = objects
	}
}

func size(fields []Field) int {
	n := 0
	var last []Value
	for _, f := range fields {
		n += 2 + len(f.Key)
		if len(f.Val) == 0 || len(last) > 0 && &f.Val[0] == &last[0] {
			continue // keys of one entry share their values
		}
		last = f.Val
		for _, v := range last {
			n += 1 + len(v)
		}
	}
	return n
}

func (k *formed) room(n int) bool {
	if k.parts+n > maxFormed {
		return false
	}
	k.parts += n
	return true
}
