// Package interop holds tests alone: mleready's sandbox against the provider's own SDKs, and its probe against a
// gateway that shares no code with it. Both sides run as programs, as a merchant runs them. docs/interoperability.md is
// written from what these tests see, with -update.
//
// The other side is in testdata/interop: drive.mjs makes calls with an SDK, gateway.mjs is the gateway, package.json
// names the versions. Without Node and these packages the tests are skipped, and fail where CI=true; .ci/node brings
// both in.
package interop
