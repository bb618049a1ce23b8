// Package push is both ends of push notifications, which Mastercard sends to a partner's own endpoint over mutual TLS,
// encrypted for the partner's key.
//
// Receiver takes them in the partner's place: it decrypts and grades each one (package grader), tells one that is
// delivered again from a new one, and confirms what it could read. Run puts it behind a listener that demands a client's
// certificate. Sender is the other end: it sends what the local gateway makes to an endpoint, and asks how that takes a
// push that is right, repeated, damaged, in clear text, and from a caller that it has no reason to trust.
//
// Webhooks of Cybersource are recognised and confirmed, and nothing is scored of them. Neither end keeps what it was sent.
package push
