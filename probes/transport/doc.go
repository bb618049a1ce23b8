// Package transport carries requests to an endpoint that the guard has let through. TLS is always verified, redirects
// are never followed, replies are bounded, requests to one host are spaced, and what goes wrong has one of the causes
// of the vocabulary. Time, sleeping and dialing are parameters.
package transport
