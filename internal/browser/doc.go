// Package browser opens the HTML pages in a real browser and looks at them as a reader does: at the width of a phone and
// of a desk, light and dark, on paper, by keyboard. It has tests only. They need Chromium (Debian: apt-get install
// chromium); without it they are skipped, and fail where CI=true.
//
// With -shots DIR the tests also write what they see as images, for a person to look at.
package browser
