// Package httpsignature finds integrations that sign their requests with HTTP Signature, the scheme that the mandate
// ends: a Signature header with keyid, algorithm, headers and signature, made with an HMAC over a signing string.
//
// Detected: the signing string, the list of signed headers or the parameters of the Signature header, however they are
// put together (constants, concatenation, formats, joined slices, buffers, functions of other packages); a request that
// gets the signature and merchant id headers, also through wrapper functions, maps and loops; packages of third
// parties that sign for their users.
//
// Not detected: a signature that another process makes, header names that come from a database or the environment or
// are read by reflection, and a signing string that helpers write line by line into a buffer that they are handed.
//
// Words alone are not evidence. The scheme is used by others too (ActivityPub, webhooks, cloud APIs); it counts only
// with its provider's own names in the same function, in what the function calls, or in its package. Without them it is
// reported as a neighbour.
package httpsignature
