// Mlevet is a go vet tool that finds, in Go code, what a payment provider's encryption mandate ends:
//
//	go vet -vettool=$(which mlevet) ./...
//
// It takes the flags of go vet (-json, -fix, -diff and one for each check) and no others. Whole repositories, other
// languages and configuration are read by mleready scan.
package main

import (
	"golang.org/x/tools/go/analysis/unitchecker"

	"mleready/analyzers/vet"
)

func main() { unitchecker.Main(vet.Analyzers()...) }
