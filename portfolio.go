package mleready

// PortfolioSchema names the form of an audit in JSON.
const PortfolioSchema = "mleready-portfolio/1"

// PortfolioResult is the audit of a portfolio at one time.
type PortfolioResult struct {
	Schema    string           `json:"schema"`
	Tool      Tool             `json:"tool"`
	Rules     RulesUsed        `json:"rules"`
	AsOf      Date             `json:"as_of"`
	Portfolio string           `json:"portfolio"`
	Mandate   string           `json:"mandate"` // the one that totals count
	Totals    Totals           `json:"totals"`
	Merchants []MerchantResult `json:"merchants"` // in the order of the portfolio file
}

// Totals counts merchants. Those without an assessment are counted under no status; the stage "" is none.
type Totals struct {
	ByStatus map[Status]int `json:"by_status"`
	ByStage  map[Stage]int  `json:"by_stage"`
	Failed   int            `json:"failed"` // merchants without an assessment
}

// MerchantResult is one merchant of an audit. Error says why there is no assessment, or what of it is missing.
type MerchantResult struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	Owner      string            `json:"owner"`
	Tags       map[string]string `json:"tags"`
	Volume     int64             `json:"volume"` // transactions a year, all MIDs; 0 for not known
	Assessment *Assessment       `json:"assessment"`
	Error      *string           `json:"error"`
}
