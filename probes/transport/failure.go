package transport

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"

	"mleready"
)

// Failure is a request without a usable reply.
type Failure struct {
	Cause mleready.Cause // "" where the run itself ended it
	Early bool           // no connection came about, so that nothing was sent
	Kept  bool           // a connection was cut that had served another request: it may have ended for its age
	Err   error
}

func (f *Failure) Error() string { return f.Err.Error() }
func (f *Failure) Unwrap() error { return f.Err }

// errTooLarge is the end of a reply that is longer than the limit.
var errTooLarge = errors.New("the reply is larger than the limit")

// classify gives an error of the connection its cause. Connected says that a connection was there.
func classify(err error, connected bool) mleready.Cause {
	var timeout net.Error
	switch {
	case errors.Is(err, context.Canceled):
		return ""
	case errors.Is(err, errTooLarge):
		return mleready.TooLarge
	case isTLS(err):
		return mleready.TLS
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded),
		errors.As(err, &timeout) && timeout.Timeout():
		return mleready.Timeout
	case connected:
		return mleready.Reset
	}
	return mleready.Unreachable
}

// isTLS reports whether the two sides could not agree on a secure connection, or the other one is not who it should be.
func isTLS(err error) bool {
	var verification *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var name x509.HostnameError
	return errors.As(err, &verification) || errors.As(err, &record) || errors.As(err, &alert) || errors.As(err, &unknown) ||
		errors.As(err, &invalid) || errors.As(err, &name) || strings.Contains(err.Error(), "tls: ")
}

// described is an error in plain words. What the layers below say differs from one connection to the next, so that it
// is not part of the text where it adds nothing.
type described struct {
	text string
	err  error
}

func (d *described) Error() string { return d.text }
func (d *described) Unwrap() error { return d.err }

// describe says what happened in plain words, with the error behind it.
func describe(cause mleready.Cause, host string, err error) error {
	switch cause {
	case mleready.Reset:
		return &described{host + " cut the connection without a reply (connection reset)", err}
	case mleready.Timeout:
		return &described{host + " did not answer in time", err}
	case mleready.TLS:
		return fmt.Errorf("no secure connection to %s: %w", host, err)
	case mleready.TooLarge:
		return fmt.Errorf("%s: %w", host, err)
	case mleready.Unreachable:
		return fmt.Errorf("no connection to %s: %w", host, withoutAddress(err))
	}
	return err
}

// withoutAddress leaves out the addresses of both ends.
func withoutAddress(err error) error {
	var at *net.OpError
	if errors.As(err, &at) && at.Err != nil {
		return at.Err
	}
	return err
}
