package ask

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"mleready"
)

// Fill puts values in the places of a call's body and path. more are pairs of the name of a place and its value, beside
// the reference, the card and the year.
func Fill(rules *mleready.Rules, call mleready.ProbeCall, now time.Time, random io.Reader, more ...string) (mleready.ProbeCall, error) {
	id, err := UUID(random)
	if err != nil {
		return call, err
	}
	card := ""
	if cards := rules.Probes.TestCards; len(cards) > 0 {
		card = cards[0]
	}
	values := append(more, "reference", "mleready-"+id[:8], "card", card, "year", strconv.Itoa(now.Year()+3))
	call.Path, call.Body = expand(call.Path, values), expand(call.Body, values)
	if call.Writes() && call.IsJSON() {
		var compact bytes.Buffer
		compact.Grow(len(call.Body))
		if err := json.Compact(&compact, []byte(call.Body)); err != nil {
			return call, fmt.Errorf("the body of %s: %w", call.ID, err)
		}
		call.Body = compact.String()
	}
	return call, nil
}

// expand puts values in the places {name} of a text. Other brackets stay.
func expand(text string, values []string) string {
	var out strings.Builder
	out.Grow(len(text) + 64)
	for {
		before, rest, open := strings.Cut(text, "{")
		out.WriteString(before)
		if !open {
			return out.String()
		}
		text = rest
		place := "{"
		for i := 0; i < len(values); i += 2 {
			if after, ok := strings.CutPrefix(rest, values[i]); ok && strings.HasPrefix(after, "}") {
				place, text = values[i+1], after[1:]
			}
		}
		out.WriteString(place)
	}
}

// UUID is a random UUID of version 4.
func UUID(random io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("draw a random id: %w", err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	t := hex.EncodeToString(b[:])
	return t[:8] + "-" + t[8:12] + "-" + t[12:16] + "-" + t[16:20] + "-" + t[20:], nil
}
