package config

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

var (
	httpRequest  = regexp.MustCompile(`^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+)?(\S+://\S+|\{\{\S+|/\S*)(?:[ \t]+HTTP/[\d.]+)?[ \t\r]*$`)
	httpHeader   = regexp.MustCompile(`^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t\r]*$`)
	httpVariable = regexp.MustCompile(`^@([\w.-]+)[ \t]*=[ \t]*(.*?)[ \t\r]*$`)
)

// readHTTP reads the files in which editors keep requests: variables, and requests with their headers, parted by ###.
func readHTTP(text []byte) content {
	s := string(text)
	root := &value{kind: object, Span: span(0, len(s))}
	all := root.child("requests", root.Span)
	all.become(list)
	var request, headers *value
	for at := bom(text); at < len(s); {
		end := at + until(s[at:], "\n")
		line := s[at:end]
		part := func(m []int, i int) *value { return newLeaf(line[m[i]:m[i+1]], span(at+m[i], at+m[i+1])) }
		switch {
		case strings.HasPrefix(line, "###"):
			request, headers = nil, nil
		case strings.HasPrefix(line, "#"), strings.HasPrefix(line, "//"):
		case request == nil:
			if m := httpVariable.FindStringSubmatchIndex(line); m != nil {
				root.add(line[m[2]:m[3]], span(at+m[2], at+m[3]), part(m, 4))
			} else if m := httpRequest.FindStringSubmatchIndex(line); m != nil {
				request = &value{kind: object, Span: span(at, end)}
				request.add("url", span(at+m[4], at+m[5]), part(m, 4))
				headers = request.child("headers", span(at, end))
				all.add("", request.Span, request)
			}
		case strings.TrimSpace(line) == "":
			headers = nil
		case headers != nil:
			if m := httpHeader.FindStringSubmatchIndex(line); m != nil {
				headers.add(line[m[2]:m[3]], span(at+m[2], at+m[3]), part(m, 4))
				headers.End, request.End = int32(end), int32(end)
			}
		}
		at = end + 1
	}
	return content{documents: []*value{root}, use: requests}
}

var (
	bruBlock = regexp.MustCompile(`^([\w:-]+)[ \t]*\{[ \t\r]*$`)
	bruPair  = regexp.MustCompile(`^[ \t]+([\w.-]+)[ \t]*:[ \t]*(.*?)[ \t\r]*$`)
)

// readBru reads blocks of keys and values, as one more such tool keeps them. What is switched off begins with a ~.
func readBru(text []byte) content {
	s := string(text)
	root := &value{kind: object, Span: span(0, len(s))}
	var block *value
	for at := bom(text); at < len(s); {
		end := at + until(s[at:], "\n")
		line := s[at:end]
		if m := bruBlock.FindStringSubmatchIndex(line); m != nil && block == nil {
			block = &value{kind: object, Span: span(at, end)}
			root.add(line[m[2]:m[3]], code.Span{Start: int32(at + m[2]), End: int32(at + m[3])}, block)
		} else if strings.HasPrefix(line, "}") {
			block = nil
		} else if m := bruPair.FindStringSubmatchIndex(line); m != nil && block != nil {
			block.add(line[m[2]:m[3]], span(at+m[2], at+m[3]), newLeaf(line[m[4]:m[5]], span(at+m[4], at+m[5])))
			block.End = int32(end)
		}
		at = end + 1
	}
	return content{documents: []*value{root}, use: requests}
}
