package payloadencryption

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// finish judges what only a region as a whole tells.
func (r *runner) finish(in *region) {
	if !in.encrypts && !in.legacy && len(in.imports) == 0 {
		return
	}
	r.files(in)
	if !in.encrypts {
		return
	}
	decrypts := r.reads(in)
	if len(in.imports) > 0 {
		decrypts = r.configured(in) || decrypts
		if in.cross.File != nil {
			r.envelopeNames(in)
		}
	}
	if !decrypts && in.cross.File != nil {
		if at := r.visible(in); at.File != nil {
			r.hit(ruleNoReply, at, mleready.Medium, nil)
		}
	}
}

var (
	ownKey   = regexp.MustCompile(`(?i)^(with)?(decryptionkey|privatekey|keystore)$`)
	theirKey = regexp.MustCompile(`(?i)^(with)?encryption(certificate|key)$`)
	outward  = regexp.MustCompile(`(?i)^(with)?encryptionpath$`)
	field    = regexp.MustCompile(`(?i)^(with)?encryptedvaluefieldname$`)
)

// configured reports the setting of a library with which it decrypts.
func (r *runner) configured(in *region) bool {
	for _, c := range in.config {
		if ownKey.MatchString(c.key) {
			r.hit(ruleDecrypts, c.at, mleready.High, map[string]string{"how": c.key})
			return true
		}
	}
	return false
}

// visible is where replies would have been configured or read to be decrypted, no file when that is out of sight.
func (r *runner) visible(in *region) code.Place {
	for _, c := range in.config {
		if theirKey.MatchString(c.key) {
			return c.at
		}
	}
	for _, x := range r.bodies.Sealed {
		if r.in(x.Scope) == in {
			return x.At
		}
	}
	return code.Place{}
}

// envelopeNames judges the names of the envelope in a library's configuration.
func (r *runner) envelopeNames(in *region) {
	wrapper, name, at := "", r.names.DefaultField, code.Place{}
	told := false
	for _, c := range in.config {
		last := ""
		if n := len(c.values); n > 0 && c.values[n-1].Constant() {
			last = c.values[n-1].String()
		}
		switch {
		case outward.MatchString(c.key), c.key == "obj" && last != "$" && wrapper == "":
			wrapper = last
			at = c.at
		case field.MatchString(c.key):
			name, told = last, true
		}
	}
	if wrapper != "" && name != "" && (told || r.names.DefaultField != "") {
		r.wrapper(wrapper+"."+name, at)
	}
}

var (
	keyFiles = regexp.MustCompile(`(?i)\.(pem|crt|cer|cert|der|p12|pfx|p8|key)$`)
	// settingName is the name of a setting that looks like a file's: words and dots, with no folder in front.
	settingName = regexp.MustCompile(`(?i)^[\w-]+(\.[\w-]+)+\.(key|cert)$`)
)

// files judges the certificate and key files that a region names.
func (r *runner) files(in *region) {
	known := map[string]bool{}
	for _, s := range r.scopes {
		if r.in(s) != in || s.File.Role == mleready.RoleTest {
			continue
		}
		for _, t := range r.Model.Texts(s) {
			text := t.String()
			file := path.Base(strings.ReplaceAll(text, `\`, "/"))
			if !keyFiles.MatchString(text) || settingName.MatchString(text) || !t.Constant() || strings.ContainsAny(file, " \n") || known[file] {
				continue
			}
			known[file] = true
			rule := ruleOwnKey
			switch {
			case slices.Contains(r.names.TestFiles, file):
				rule = ruleTestKey
			case !r.encryptsWith(s, in, t):
				continue
			}
			r.hit(rule, t.PartAt(0).From, mleready.Medium, map[string]string{"file": file})
		}
	}
}

var forEncryption = regexp.MustCompile(`(?i)encrypt`)

// encryptsWith reports whether a file is what the program encrypts with: by its setting, by what loads it, or by name.
func (r *runner) encryptsWith(s code.Scope, in *region, t code.Text) bool {
	within := func(at code.Place) bool { return at.File == t.At.File && at.Start <= t.At.Start && t.At.End <= at.End }
	for _, c := range in.config {
		if theirKey.MatchString(c.key) && slices.ContainsFunc(c.values, func(v code.Value) bool { return v.String() == t.String() }) {
			return true
		}
	}
	for _, c := range r.Model.Calls(s) {
		if within(s.At(c.Span)) && forEncryption.MatchString(c.Name) {
			return true
		}
	}
	return forEncryption.MatchString(t.String())
}
