// Package probes says which endpoints may be asked and how they are named: the targets of a file (Load), and the guard
// that keeps requests to the providers' test hosts and to loopback (Guard). What is asked is in the provider's folder,
// how a request travels in package transport.
package probes
