package mleready

// Question is how a form asks a merchant about a requirement that a declaration may settle. Yes means met, no unmet. One
// about a requirement that no declaration settles is not asked.
type Question struct {
	Requirement string `yaml:"requirement" ref:"requirements"`
	Ask         string `yaml:"ask"`  // in plain words; {deadline} is the mandate's current one
	Help        string `yaml:"help"` // where the answer is found, and when there is none to give
	Cited       `yaml:",inline"`
}
