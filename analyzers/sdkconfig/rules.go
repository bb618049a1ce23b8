package sdkconfig

// Rules of this check.
const (
	ruleHTTPSignature = "MLE6001"
	ruleOldJWT        = "MLE6002"
	ruleNewJWT        = "MLE6003"
	ruleOAuth         = "MLE6004"
	ruleSchemeOutside = "MLE6005"
	ruleOpenRelease   = "MLE6006"
	ruleLeftOver      = "MLE6007"

	ruleUnderHTTPSignature = "MLE6301"
	ruleContradiction      = "MLE6302"
	ruleTwoKeys            = "MLE6303"
	ruleIgnored            = "MLE6304"
	ruleText               = "MLE6305"
	ruleEnvironment        = "MLE6306"
	ruleNoKeyID            = "MLE6307"
	ruleNoCertificate      = "MLE6308"
	ruleNoKey              = "MLE6309"
	ruleTwoAliases         = "MLE6310"
	ruleOldName            = "MLE6311"
	ruleInvalidMap         = "MLE6312"
	ruleSchemeCase         = "MLE6313"
)

// direction holds the rules for requests or for replies.
type direction struct {
	half                                       int // of an entry in the map
	on, off, absent, outside, open             string
	takenOut, everyOperation, singleOperations string
}

var (
	requests = direction{half: 0, on: "MLE6101", off: "MLE6102", absent: "MLE6103", outside: "MLE6401", open: "MLE6403", takenOut: "MLE6104", everyOperation: "MLE6105", singleOperations: "MLE6106"}
	replies  = direction{half: 1, on: "MLE6201", off: "MLE6202", absent: "MLE6203", outside: "MLE6402", open: "MLE6404", takenOut: "MLE6204", everyOperation: "MLE6205", singleOperations: "MLE6206"}
)
