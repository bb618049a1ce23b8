// Package sdkversion judges which release of the provider's SDK an integration depends on, and what that release can do:
// the JWT of version 2, the one from a shared secret, request MLE, response MLE. It reads the manifests and lock files of
// the target, and reports at the manifest's line.
//
// Detected: "cybersource-rest-client": "0.0.75" in package.json with an import of the package in code below it, which
// builds the old JWT (MLE5001), although the guide names that release as its minimum; a range without a lock file whose
// releases differ in what they can do (MLE5006); a fork, a branch or a folder in place of a release (MLE5007); a copy of
// the SDK's source in the tree, by the version that it says (MLE5007 when it says none); third parties' ports; packages
// that have ended; packages that no mandate covers, as neighbours.
//
// Not detected: an SDK that nothing imports is info (MLE5008), whatever its release; an SDK in a
// binary archive of the tree, or one that only another package pulls in. What a release can do is not what it does: sdkconfig reads that.
package sdkversion
