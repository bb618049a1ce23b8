// Package ask puts questions to one account at one endpoint, whoever the provider is: a Session sends each call once in
// each manner and shares the answers, a Probe is one question, and what comes of it is an observation with its cause.
// How a call is built and what a reply proves is in the provider's folder.
package ask
