package credentials

// The form of the file, before any key is read.

// value is a text of the file. Its line is 0 when it is not there.
type value struct {
	text string
	line int
}

func (v value) there() bool { return v.text != "" }

type fileShape struct {
	cybersource *cybersourceShape
	mastercard  []partnerShape
}

type cybersourceShape struct {
	sjc       keyShape
	merchants []merchantShape
}

type merchantShape struct {
	id, portfolio value
	p12           *keyShape
	sharedSecret  *secretShape
	responseMLE   []keyShape
}

type partnerShape struct {
	id, consumerKey                       value
	signing, requestEncryption, responses *keyShape
}

// keyShape is one key in any of its forms.
type keyShape struct {
	line                                                int
	file, password, kid, cert, public, key, fingerprint value
}

type secretShape struct {
	line        int
	kid, secret value
}

// secrets are the values that must be references, in the order of the file.
func (f fileShape) secrets() []value {
	var all []value
	add := func(k *keyShape) {
		if k != nil {
			all = append(all, k.password)
		}
	}
	if f.cybersource != nil {
		for _, m := range f.cybersource.merchants {
			add(m.p12)
			if m.sharedSecret != nil {
				all = append(all, m.sharedSecret.secret)
			}
			for i := range m.responseMLE {
				add(&m.responseMLE[i])
			}
		}
	}
	for _, p := range f.mastercard {
		add(p.signing)
		add(p.responses)
	}
	return all
}
