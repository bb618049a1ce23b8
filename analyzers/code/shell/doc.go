// Package shell reads scripts of command lines: sh, bash and their kin, recipes of makefiles, batch files.
//
// It tells: variables with what they are given (also by export, local, read-only declarations and default values), functions
// with their positional parameters and what they print, pipelines and command substitutions, here-documents, and of the
// programs that matter what they are told: headers, method, body and address of curl, wget and HTTPie, keyed and plain
// hashes of openssl and its kin, variables of the environment. Words printed for people do not count.
//
// A variable that the file gives no value is one of the environment, or of a file that it sources. Not told: arithmetic,
// arrays by index, what programs print, and what stands behind eval.
package shell
