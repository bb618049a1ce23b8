// Package interop holds tests alone: mleready's sandbox against the providers' own libraries, and its probe against
// gateways that share no code with it. Both sides run as programs, as a merchant runs them. docs/interoperability.md is
// written from what these tests see, with -update.
//
// The other side is in testdata/interop: drive.mjs makes calls with Cybersource's SDK and gateway.mjs is a gateway in its
// place, partner.mjs and partnergateway.mjs are the same for Mastercard, package.json names the versions. Without Node and these packages the tests are skipped, and fail where CI=true; .ci/node brings
// both in.
package interop
