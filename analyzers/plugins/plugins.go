package plugins

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/manifest"
)

// Rules of this check.
const (
	ruleSigns   = "MLE9101"
	ruleUnknown = "MLE9102"
)

// Forms of names that are no ecosystems.
const (
	formType      = "composer_type"
	formCartridge = "cartridge"
	formWordPress = "wordpress"
	formClass     = "class"
)

// Check finds plug-ins.
var Check = check.Check{
	Name:      "plugins",
	Doc:       "tells which plug-ins of shop platforms talk to the provider",
	Rules:     true,
	NeedsTree: true,
	Run:       run,
}

type runner struct {
	*check.Pass
	told map[string]bool // folders whose plug-in is known
	owns []manifest.Own
}

func run(p *check.Pass) {
	if len(p.Rules.Plugins) == 0 {
		return
	}
	r := &runner{Pass: p, told: map[string]bool{}}
	for _, f := range p.Model.Files {
		if own, ok := manifest.OwnOf(f); ok && f.Role.Judged() {
			r.owns = append(r.owns, own)
		}
	}
	for _, own := range r.owns {
		r.packaged(own)
	}
	for _, f := range p.Model.Files {
		if f.Role.Judged() && len(f.Depends) == 0 {
			r.cartridge(f)
			r.header(f)
			r.classes(f)
		}
	}
	r.dependencies()
}

// is reports the plug-in whose source a folder holds.
func (r *runner) is(p mleready.ShopPlugin, folder, name, version string, at code.Place) {
	if r.told[folder] {
		return
	}
	r.told[folder] = true
	r.Plugin(p.Provider, folder, at, mleready.PluginUse{Name: strings.TrimSpace(p.Title + " " + name), Version: version, Maker: p.Maker})
}

// packaged tells a plug-in by its own manifest: by its name, else by its type.
func (r *runner) packaged(own manifest.Own) {
	folder := path.Dir(own.At.File.Path)
	p, ok := r.Rules.PluginNamed(own.Ecosystem, own.Name)
	if !ok && own.Type != "" {
		p, ok = r.Rules.PluginNamed(formType, own.Type)
	}
	if ok {
		r.is(p, folder, own.Name, cmp.Or(own.Version, r.versionIn(folder)), own.At)
	}
}

// versionIn is what another manifest of a folder says, "" for none.
func (r *runner) versionIn(folder string) string {
	for _, own := range r.owns {
		if path.Dir(own.At.File.Path) == folder && own.Version != "" {
			return own.Version
		}
	}
	return ""
}

// cartridge tells a cartridge of Salesforce B2C Commerce by its folder: cartridges/<name>/cartridge. The version stands in
// the manifest around the cartridges.
func (r *runner) cartridge(f *code.Summary) {
	parts := strings.Split(f.Path, "/")
	for i := 2; i < len(parts)-1; i++ {
		if parts[i] != "cartridge" {
			continue
		}
		p, ok := r.Rules.PluginNamed(formCartridge, parts[i-1])
		if !ok {
			continue
		}
		above, version := path.Join(parts[:i-1]...), ""
		for above != "." && version == "" {
			above = path.Dir(above)
			version = r.versionIn(above)
		}
		r.is(p, path.Join(parts[:i]...), parts[i-1], version, code.Place{File: f})
		return
	}
}

// headerSize is how much of a file may stand in front of the header of a plug-in.
const headerSize = 8 << 10

// header tells a plug-in of WordPress by the comment at the top of its first file.
func (r *runner) header(f *code.Summary) {
	folder := path.Dir(f.Path)
	if f.Language != "php" || r.told[folder] || r.Text == nil {
		return
	}
	p, ok := r.Rules.PluginNamed(formWordPress, path.Base(folder))
	text, err := r.Text(f.Path)
	if !ok || err != nil {
		return
	}
	head := string(text[:min(len(text), headerSize)])
	if name := field(head, "Plugin Name:"); name != "" {
		at := int32(strings.Index(head, "Plugin Name:"))
		r.is(p, folder, name, field(head, "Version:"), code.Place{File: f, Span: code.Span{Start: at, End: at + 1}})
	}
}

// field is a field of a header, "" for none. It begins a line, behind the star of a comment.
func field(head, key string) string {
	for line := range strings.Lines(head) {
		if v, ok := strings.CutPrefix(strings.TrimLeft(line, " \t*#/"), key); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// classes reports the gateway of a plug-in that code makes.
func (r *runner) classes(f *code.Summary) {
	for _, c := range f.Calls {
		for _, part := range strings.FieldsFunc(c.Name, func(c rune) bool { return strings.ContainsRune(` .:\`, c) }) {
			if p, ok := r.Rules.PluginExactly(formClass, part); ok {
				r.hit(ruleSigns, p, "by its class", code.Place{File: f, Span: c.Span})
				return
			}
		}
	}
}

// dependencies reports the plug-ins that a manifest names.
func (r *runner) dependencies() {
	for _, d := range manifest.Resolve(r.Model.Files) {
		p, ok := r.Rules.PluginExactly(d.Stated.Ecosystem, d.Stated.Name)
		if !ok || d.Stated.Dev || !d.At.File.Role.Judged() {
			continue
		}
		rule, version := ruleUnknown, cmp.Or(d.Version, d.Stated.Wanted)
		if order, err := manifest.Compare(d.Stated.Ecosystem, cmp.Or(d.Version, "-"), cmp.Or(p.Last, "-")); err == nil && order <= 0 && p.Signs != "" {
			rule = ruleSigns
		}
		r.hit(rule, p, version, d.At)
	}
}

func (r *runner) hit(rule string, p mleready.ShopPlugin, version string, at code.Place) {
	name, _, _ := strings.Cut(p.Title, " (")
	release := strings.TrimSpace(version)
	if slices.Contains([]string{"", "*"}, release) {
		release = "in an open release"
	}
	r.Report(check.Hit{Rule: rule, At: at, Via: mleready.Plugin, Confidence: mleready.Medium,
		Args: map[string]string{"plugin": name, "version": release, "maker": cmp.Or(p.Maker, "its maker")}})
}
