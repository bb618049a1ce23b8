package main

import (
	"strings"

	"mleready"
)

// didYouMean is a hint that names the nearest of the names, or else fallback.
func didYouMean(word string, names []string, fallback string) string {
	if near := mleready.Nearest(word, names); len(near) > 0 {
		return "Did you mean " + strings.Join(near, " or ") + "?"
	}
	return fallback
}
