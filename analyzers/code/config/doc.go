// Package config reads configuration: JSON (comments and trailing commas are fine), YAML, .properties, .env, TOML, INI,
// XML, HCL, ImpEx, and the variables that a Dockerfile sets.
//
// A file becomes one summary. An object is a group of kind code.GroupConfig whose symbol is the file's path, or
// "<path>#<dotted.key>" below the top; elements of lists count from 0 in the dotted key. Every value is assigned to
//
//	<path>#<dotted.key>   for code that loads this file
//	key:<dotted.key>      for code that asks a library of settings for a key, as written and relaxed (code.RelaxedKeySymbol)
//	file:<name>           for code that opens the file by a path that ends in its name
//	env:<NAME>            in .env files and Dockerfiles, and for variables in what sets an environment: compose files, manifests of
//	                      Kubernetes, workflows of CI services, blocks of Terraform; the same in the key that frameworks
//	                      let it set: pay.host for PAY_HOST and PAY__HOST
//
// key: and env: are given by files that speak for the program: a test's settings are its own. ${NAME}, ${key:default}
// and {{ .Values.key }} are references to such symbols; what else is in a template is a hole.
//
// Collections of requests (Postman, Insomnia, Bruno, .http files) are samples: their headers are those of a request, and
// their keys and variables are their own. So are the keys of descriptions of an interface, such as OpenAPI has them.
//
// Values that source.Credential or source.Secret takes for secrets are holes too, as are values of more than 4 KiB: they
// never enter the model. A broken file is read as far as it goes and listed as skipped with the place of the first error.
package config

import "mleready/analyzers/code"

// Adapters reads each format as a language of its own.
func Adapters() []code.Adapter {
	return []code.Adapter{
		adapter(format{language: "dockerfile", read: readDocker, extensions: []string{".dockerfile"}, names: []string{"dockerfile", "containerfile"}}),
		adapter(format{language: "env", read: readEnv, extensions: []string{".env"}, names: []string{".env", ".envrc", ".flaskenv"}}),
		adapter(format{language: "bruno", read: readBru, extensions: []string{".bru"}}),
		adapter(format{language: "http", read: readHTTP, extensions: []string{".http", ".rest"}}),
		adapter(format{language: "impex", read: readImpEx, extensions: []string{".impex"}}),
		adapter(format{language: "ini", read: readINI, extensions: []string{".ini", ".cfg", ".conf", ".cnf"}, names: []string{".npmrc", ".htaccess"}}),
		adapter(format{language: "json", read: readJSON, extensions: []string{".json", ".json5", ".jsonc"}}),
		adapter(format{language: "properties", read: readProperties, extensions: []string{".properties"}}),
		adapter(format{language: "terraform", read: readHCL, extensions: []string{".tf", ".tfvars", ".hcl"}}),
		adapter(format{language: "toml", read: readTOML, extensions: []string{".toml"}}),
		adapter(format{language: "xml", read: readXML, extensions: []string{".xml", ".config", ".plist", ".wsdl", ".xsd", ".xsl", ".xslt", ".props", ".targets", ".resx"}}),
		adapter(format{language: "yaml", read: readYAML, extensions: []string{".yaml", ".yml"}}),
	}
}
