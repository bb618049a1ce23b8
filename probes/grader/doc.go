// Package grader judges exchanges with Cybersource / Visa Acceptance and with Mastercard Cross-Border Services against
// the requirements that traffic may settle: the scheme of authentication, the construction of the JWT, the encryption
// of the body, OAuth and its body hash, and the reply.
//
// One grader serves the local gateway, "mleready grade", the recording proxy and the probes, so that all of them say the
// same about the same bytes. It works on exchanges as they were sent, before any redaction, and keeps nothing of them
// but the ids of tokens that it has seen (jti), until they expire.
//
// Without keys it checks what can be seen and leaves the rest unknown, with the reason. Sources: rules.yaml, section wire.
package grader
