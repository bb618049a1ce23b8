// Package languages lists the adapters. It is imported by cmd/mleready and internal packages only, so that everything
// else builds without a C compiler whatever an adapter needs.
package languages

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/golang"
)

// All lists every language that can be read.
func All() []code.Adapter {
	return []code.Adapter{golang.Adapter()}
}
