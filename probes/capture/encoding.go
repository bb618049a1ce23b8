package capture

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"mleready"
)

// Decode decompresses the body of a reply. Many recorders have done so already and left the header as it was.
func Decode(body string, h mleready.Header) (text, problem string) {
	codings := strings.Split(strings.ToLower(h.Get("Content-Encoding")), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		var why string
		if body, why = inflate(body, strings.TrimSpace(codings[i])); why != "" {
			return "", why
		}
	}
	return body, ""
}

func inflate(body, coding string) (text, problem string) {
	var r io.Reader
	var err error
	in := strings.NewReader(body)
	switch coding {
	case "", "identity":
		return body, ""
	case "gzip", "x-gzip":
		if !strings.HasPrefix(body, "\x1f\x8b") {
			return body, ""
		}
		r, err = gzip.NewReader(in)
	case "deflate":
		// Some servers leave out the zlib wrapping that the name stands for.
		if r, err = zlib.NewReader(in); err != nil {
			if utf8.ValidString(body) {
				return body, ""
			}
			r, err = flate.NewReader(strings.NewReader(body)), nil
		}
	default:
		if utf8.ValidString(body) {
			return body, ""
		}
		return "", fmt.Sprintf("the body of the reply is compressed with %.20q, which is not read: record it with Accept-Encoding: identity", coding)
	}
	var out bytes.Buffer
	if err == nil {
		_, err = io.Copy(&out, io.LimitReader(r, longest+1))
	}
	switch {
	case err != nil:
		return "", fmt.Sprintf("the body of the reply cannot be decompressed (%s)", coding)
	case out.Len() > longest:
		return "", "the body of the reply " + tooLarge + " when decompressed"
	}
	return out.String(), ""
}
