package transport

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"

	"mleready"
)

// Failure is a request without a usable reply.
type Failure struct {
	Cause mleready.Cause // "" where the run itself ended it
	Early bool           // no connection came about, so that nothing was sent
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

// describe says what happened in plain words, with the error behind it.
func describe(cause mleready.Cause, host string, err error) error {
	for {
		var inner *net.OpError
		if !errors.As(err, &inner) || inner.Err == nil || errors.As(inner.Err, new(*net.DNSError)) {
			break
		}
		err = inner.Err
	}
	switch cause {
	case mleready.Reset:
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET) {
			return fmt.Errorf("%s cut the connection without a reply (connection reset): %w", host, err)
		}
		return fmt.Errorf("%s gave no reply that can be read (connection reset): %w", host, err)
	case mleready.Timeout:
		return fmt.Errorf("%s did not answer in time: %w", host, err)
	case mleready.TLS:
		return fmt.Errorf("no secure connection to %s: %w", host, err)
	case mleready.TooLarge:
		return fmt.Errorf("%s: %w", host, err)
	case mleready.Unreachable:
		return fmt.Errorf("no connection to %s: %w", host, err)
	}
	return err
}
