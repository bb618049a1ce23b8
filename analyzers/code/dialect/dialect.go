package dialect

import "mleready/analyzers/code/sitter"

// dialect is a language: how its text is read, and what differs in what it means.
type dialect struct {
	name       string
	extensions []string
	names      []string // of files without one, in lower case
	facade     string   // what ends the name of the class that the others see a file's functions in
	family     string   // of languages that name each other's classes, "" for none
	table      map[string]rule
	implicit   bool                                // inside of a class a name may be a member of it
	declares   bool                                // a variable is declared by its first assignment in a function
	setters    bool                                // an object of somebody else's class keeps what set… is called with under the whole name
	properties bool                                // settings are read by an index
	modules    bool                                // a file is a module, which other files name by its path
	reopens    bool                                // many files add to one module, whose names they share; a name alone may call a method
	globals    bool                                // variables outside of a class go by their names in other files
	gather     func(*reader, sitter.Node) []*node  // reads children that belong together; nil for one by one
	cases      bool                                // constants of enums may stand without their enum: .host
	nodes      func(*reader, string) []*node       // reads a text without a grammar
	paths      bool                                // names are paths of modules, whatever file these stand in
	prepare    func(text []byte) []byte            // makes a text of the same length that the grammar reads better
	module     func(file string) (own, far string) // names of the module that a file is, in its package and elsewhere
	pairNames  [2]string                           // the members of what going through a map gives: its key, its value
	methods    map[string]method
	functions  map[string]method
	apis       map[string]api
}

// javaVM is the family of the languages whose classes run on one machine.
const javaVM = "jvm"

// dialects are all languages that this package reads.
var dialects = []*dialect{java, php, python, csharp, ruby, dart, rust, scala, kotlin, swift, groovy}

func dialectOf(language string) *dialect {
	for _, d := range dialects {
		if d.name == language {
			return d
		}
	}
	return nil
}

// relatives are the languages of the family, the dialect itself among them.
func (d *dialect) relatives() []*dialect {
	var out []*dialect
	for _, other := range dialects {
		if other == d || d.family != "" && other.family == d.family {
			out = append(out, other)
		}
	}
	return out
}
