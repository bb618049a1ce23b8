package code

import "strings"

// Symbols of settings. Adapters of configuration assign them, adapters of languages refer to them where code asks for a
// setting by its name.

// EnvSymbol is an environment variable.
func EnvSymbol(name string) string { return "env:" + name }

// KeySymbol is a configuration key, its parts separated by dots, as it is written.
func KeySymbol(key string) string { return "key:" + key }

// RelaxedKeySymbol is the same for libraries that take host-name, hostName, host_name and HOSTNAME for one key.
func RelaxedKeySymbol(key string) string {
	return KeySymbol(strings.ToLower(joints.Replace(key)))
}

// FileSymbol is what stands in a configuration file, by the last part of its name: what code reads that opens the file.
func FileSymbol(name string) string {
	return "file:" + name[strings.LastIndexAny(name, `/\`)+1:]
}

var joints = strings.NewReplacer("-", "", "_", "")
