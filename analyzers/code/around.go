package code

import "context"

// maxAround bounds the text that one adapter looks through for what belongs to its candidates.
const maxAround = 256 << 20

// Around hands out the texts of files, in order, for an adapter to tell which of them belong together. It ends with ctx,
// and when that was a great deal of text already: what lies behind is not found to belong to anything.
func Around(ctx context.Context, tree Tree, files []string, look func(file string, text []byte)) {
	left := maxAround
	for _, f := range files {
		if left <= 0 || ctx.Err() != nil {
			return
		}
		text, err := tree.Read(f)
		if err != nil {
			continue // a candidate is told when it is read in full
		}
		left -= len(text)
		look(f, text)
	}
}
