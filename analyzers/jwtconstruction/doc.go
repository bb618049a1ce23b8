// Package jwtconstruction infers which claims and which JOSE header members an integration puts into the token that
// authenticates its requests, and judges them against the mandate's construction: JWT version 2, version 1, or neither.
//
// Detected: claims in maps, object literals, structs with tags, classes and builders, also when helper functions of
// other files add some of them, and claims written as JSON text; the JOSE header beside them, or the options of the
// library that makes it.
//
// Not detected: claims whose names come from a database, and tokens that another process makes.
//
// A token counts only when its claims are the provider's own: those of Sign in with Apple, of a card scheme's 3-D
// Secure or of a login have other claims and are neighbours at most.
package jwtconstruction
