package mleready

// ProveSchema names the form of a proof in JSON.
const ProveSchema = "mleready-prove/1"

// Proof is what a merchant's own program did against the local gateway: the grading of all that it sent, and what it
// made of the replies.
type Proof struct {
	Grading
	Program string     `json:"program"` // the first word of the command
	Runs    []ProofRun `json:"runs"`    // the one without a fault first
}

// Taking says how a program took the replies of one run.
type Taking string

const (
	TakingDone      Taking = "done"      // no fault, and it ended well
	TakingNoticed   Taking = "noticed"   // it said that something was wrong
	TakingMissed    Taking = "missed"    // it ended well although nothing it got could be relied on
	TakingAccepted  Taking = "accepted"  // it ended well with a reply that deviates and can be used
	TakingRecovered Taking = "recovered" // it ended well, as it should
	TakingGaveUp    Taking = "gave_up"   // it did not get over what passes
	TakingRefused   Taking = "refused"   // the gateway refused all that it sent
	TakingNotRun    Taking = "not_run"   // for a reason that the summary gives
	TakingUnknown   Taking = "unknown"   // the run shows nothing: see the summary
)

// ProofRun is one run of the program.
type ProofRun struct {
	Fault    string  `json:"fault"`    // "" for none
	Exit     int     `json:"exit"`     // exit code, -1 for a program that was ended or could not be started
	Requests int     `json:"requests"` // that the gateway got
	Accepted int     `json:"accepted"` // of these
	Taking   Taking  `json:"taking"`
	Summary  string  `json:"summary"`
	Repeated bool    `json:"repeated"` // it sent again what may have been done already
	Grades   []Grade `json:"grades"`   // what the run settles beside the exchanges
	Output   string  `json:"output"`   // the end of what it printed, redacted; of a run that ended otherwise than expected
}
