// Package operations finds which calls of the provider's API an integration makes: methods of the SDK on objects that the
// SDK made, and paths of direct calls. Operations that refuse clear text today are named, and those of them that go out in
// clear text are unmet. It also tells whether an integration sends a body at all, without which request MLE has no object.
//
// Detected: instance.createPayment(…) on new PaymentsApi(…); makeRequest(config, PaymentsApi, 'createPayment'); a URL or a
// path such as "https://" + host + "/pts/v2/payments/" + id in code that names the provider.
//
// Not detected: methods that are called by a computed name, paths that a router or a database puts together, and paths in
// programs that never name the provider.
package operations
