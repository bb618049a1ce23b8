// Package sdkconfig judges how the provider's SDK is configured: which scheme authenticates requests, what signs the
// token, which switches for message-level encryption are on. It reads the objects that code hands to the SDK, and files of
// settings, together with the release of the SDK in the manifest nearest to them.
//
// Detected: {authenticationType: 'http_signature', merchantID: …} in an integration that depends on the SDK (MLE6001); the
// same through constants, classes, environment variables and files; 'jwt' with a release that builds the old token
// (MLE6002) or the new one (MLE6003); switches that are on, off, absent, contradictory, or written in a way that the SDK
// ignores; keys and certificates that a switch needs and that are missing. process.env.AUTH || 'http_signature' counts by
// its default, and the message says that the environment may change it. What is set under a condition is reported as not
// live: it is shown and decides nothing.
//
// A file of settings that no code reads by name counts when the code takes the scheme from outside: a shop platform hands
// over what the file holds. Beside code that names its scheme such a file says nothing. It counts too where a
// manifest names the SDK and no code that could be read configures it. In files the options may be written in any way that
// such files have, behind a shop's own prefix: shop.pay.authentication-type, SHOP_AUTHENTICATION_TYPE. What a description of
// settings lets the merchant choose beside its default is shown as not live.
//
// Switches are judged under a scheme that can encrypt. Under HTTP Signature and the old token the scheme is what has to
// change first.
//
// Not detected: the authenticationType of 3-D Secure, which stands in the body of a request and has other values; type
// declarations; values that only a database knows, which are reported as not told.
package sdkconfig
