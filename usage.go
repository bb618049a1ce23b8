package mleready

// Usage is what a gateway's report says about a merchant's calls.
type Usage struct {
	File    string    `json:"file"`
	MIDs    []UsageOf `json:"mids"`
	Unread  int64     `json:"unread_rows"` // of the merchant, or of which nobody can tell whose they are
	Reasons []string  `json:"unread"`      // of the first few, with their lines
}

// UsageOf is how one merchant id was used. From and To are the first and the last day with a call.
type UsageOf struct {
	MID         string       `json:"mid"`
	Environment string       `json:"environment"` // production unless report or portfolio say otherwise
	From        Date         `json:"from"`
	To          Date         `json:"to"`
	Schemes     []UsedScheme `json:"schemes"`
	Months      []UsedMonth  `json:"months"`
	Later       int64        `json:"later_rows,omitempty"` // after the day that is judged at: left out
}

// UsedScheme is a way to authenticate that was in use.
type UsedScheme struct {
	Scheme string `json:"scheme"` // id in the rules, "" for a name that they do not know
	Title  string `json:"title"`
	Calls  int64  `json:"calls"`
	First  Date   `json:"first"`
	Last   Date   `json:"last"`
}

// UsedMonth counts the calls of a month, in the order of the schemes.
type UsedMonth struct {
	Month Date    `json:"month"`
	Calls []int64 `json:"calls"`
}
