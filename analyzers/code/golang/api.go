package golang

import (
	"strconv"

	"mleready/analyzers/code"
)

// Language is the adapter's name.
const Language = "go"

const (
	headerType  = "net/http.Header"
	requestType = "net/http.Request"
)

// api is what a function of a library does. skip arguments stand before the ones that count. setting makes the symbol of
// the setting that it reads from the setting's name.
type api struct {
	kind    code.CallKind
	hash    string
	skip    int
	setting func(name string) string
}

// apis are the functions of the standard library whose effect the model names.
var apis = map[string]api{
	"crypto/hmac.New":                        {kind: code.CallMAC},
	"crypto/sha1.Sum":                        {kind: code.CallHash, hash: "sha1"},
	"crypto/sha256.Sum256":                   {kind: code.CallHash, hash: "sha256"},
	"crypto/sha256.New":                      {kind: code.CallHash, hash: "sha256"},
	"crypto/sha512.Sum512":                   {kind: code.CallHash, hash: "sha512"},
	"crypto/sha512.New":                      {kind: code.CallHash, hash: "sha512"},
	"encoding/base64.Encoding.DecodeString":  {kind: code.CallDecode},
	"encoding/hex.DecodeString":              {kind: code.CallDecode},
	"net/http.NewRequest":                    {kind: code.CallRequest},
	"net/http.NewRequestWithContext":         {kind: code.CallRequest, skip: 1},
	"net/http.Get":                           {kind: code.CallSend},
	"net/http.Post":                          {kind: code.CallSend},
	"net/http.Client.Do":                     {kind: code.CallSend},
	"net/http.Client.Get":                    {kind: code.CallSend},
	"net/http.Client.Post":                   {kind: code.CallSend},
	"net/http.RoundTripper.RoundTrip":        {kind: code.CallSend},
	"os.Getenv":                              {kind: code.CallEnv, setting: code.EnvSymbol},
	"os.LookupEnv":                           {kind: code.CallEnv, setting: code.EnvSymbol},
	"github.com/spf13/viper.GetString":       {kind: code.CallEnv, setting: code.RelaxedKeySymbol},
	"github.com/spf13/viper.Viper.GetString": {kind: code.CallEnv, setting: code.RelaxedKeySymbol},
}

// headerSetters set one header, setters do so when called on a set of headers, headerMaps take many.
var (
	headerSetters = map[string]bool{"SetHeader": true, "AddHeader": true, "WithHeader": true, "SetHeaderVerbatim": true}
	setters       = map[string]bool{"Set": true, "Add": true, "SetBytesV": true, "Put": true}
	headerMaps    = map[string]bool{"SetHeaders": true, "SetHeaderMultiValues": true, "WithHeaders": true}
)

var (
	builderTypes  = map[string]bool{"strings.Builder": true, "bytes.Buffer": true, "bufio.Writer": true, "hash.Hash": true, "io.Writer": true}
	builderWrites = map[string]bool{
		"strings.Builder.WriteString": true, "strings.Builder.WriteByte": true, "strings.Builder.WriteRune": true, "strings.Builder.Write": true,
		"bytes.Buffer.WriteString": true, "bytes.Buffer.WriteByte": true, "bytes.Buffer.WriteRune": true, "bytes.Buffer.Write": true,
		"bufio.Writer.WriteString": true, "bufio.Writer.WriteByte": true, "bufio.Writer.WriteRune": true, "bufio.Writer.Write": true,
		"io.Writer.Write": true, // of a hash too
	}
	builderReads = map[string]bool{
		"strings.Builder.String": true, "bytes.Buffer.String": true, "bytes.Buffer.Bytes": true,
	}
	builderPrints = map[string]bool{"fmt.Fprintf": true, "fmt.Fprint": true, "fmt.Fprintln": true, "io.WriteString": true}
)

// builtins say nothing about strings.
var builtins = words("cap clear close complex copy delete imag len make max min new print println real recover")

// says are functions whose words are for people, beside those of the packages that log and test.
var says = map[string]bool{
	"fmt.Print": true, "fmt.Printf": true, "fmt.Println": true, "fmt.Errorf": true, "errors.New": true, "panic": true,
}

func unquoteChar(lit string) (rune, bool, string, error) {
	if len(lit) < 3 {
		return 0, false, "", strconv.ErrSyntax
	}
	return strconv.UnquoteChar(lit[1:len(lit)-1], '\'')
}
