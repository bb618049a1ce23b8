// Package messageencryption judges the message-level encryption that a program does by itself: the body of a request
// as a JWE in the one member encryptedRequest, and the member encryptedResponse of a reply that is decrypted.
//
// Detected: an object, struct or JSON text with the request member whose value is a compact JWE, made in the same
// function or by helpers of other files, with the algorithms, key id and time in its header; whether the token's digest
// is over the wrapped body; a body that is sent in clear text beside a token of version 2; MLE on top of HTTP
// Signature; the claim that asks for an encrypted reply; replies that are decrypted, error replies too, and what
// happens when one cannot be decrypted.
//
// Not detected: encryption by a proxy, bodies that a caller outside of the tree hands in, and switches whose value is
// only known when the program runs: they lower the confidence and are related to the finding.
//
// The same words mean other things elsewhere: MLE of webhooks, JWEs of network tokens and unmasked card data, pay
// buttons, Visa Developer. Only the two members and the claim of this provider count, and only in code that names the
// provider.
package messageencryption
