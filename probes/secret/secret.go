// Package secret holds what must never be printed, and finds it where a file says that it is.
//
// A Text prints as [secret] whatever the verb, the encoder or the logger; only Reveal gives it away. A struct that
// embeds Sealed does the same as a whole, for types that hold keys.
//
// A file that is named on the command line does not hold its secrets but refers to them:
//
//	env:NAME       the value of an environment variable
//	file:PATH      the content of a file, relative to the file that says so
//	exec:COMMAND   what a program prints, such as a password manager
//
// The newline at the end of a file or of what a program prints is no part of the secret. A secret written down as it
// is, a literal, is taken only where the caller allows it.
package secret

import (
	"fmt"
	"io"
	"log/slog"
)

const mark = "[secret]"

// Sealed prints as [secret]. A struct that embeds it prints so too, with all its fields. The verb %p of a struct is the
// exception: fmt asks no type about it, and go vet refuses it.
type Sealed struct{}

func (Sealed) String() string                 { return mark }
func (Sealed) GoString() string               { return mark }
func (Sealed) Format(f fmt.State, _ rune)     { io.WriteString(f, mark) }
func (Sealed) MarshalText() ([]byte, error)   { return []byte(mark), nil }
func (Sealed) MarshalJSON() ([]byte, error)   { return []byte(`"` + mark + `"`), nil }
func (Sealed) MarshalYAML() (any, error)      { return mark, nil }
func (Sealed) GobEncode() ([]byte, error)     { return []byte(mark), nil }
func (Sealed) MarshalBinary() ([]byte, error) { return []byte(mark), nil }
func (Sealed) LogValue() slog.Value           { return slog.StringValue(mark) }

// Text is a secret text. The zero value is the empty text.
type Text struct {
	Sealed
	text *string // a pointer: fmt calls no method of a field that is not exported, and would print a string there
}

// New makes a secret of a text.
func New(s string) Text { return Text{text: &s} }

// Reveal gives the text away.
func (t Text) Reveal() string {
	if t.text == nil {
		return ""
	}
	return *t.text
}

// Empty reports whether there is no text.
func (t Text) Empty() bool { return t.Reveal() == "" }
