// Package jwtconstruction infers which claims and which JOSE header members an integration puts into the token that
// authenticates its requests, and judges them against the mandate's construction: JWT version 2, version 1, or neither.
//
// Detected: claims in maps, object literals, structs with tags, classes, builders and options of token libraries, also
// when helper functions of other files add some of them, and claims written as JSON text; the JOSE header in the same
// function or those around it, or what the library writes by itself:
//
//	jwt.sign({'v-c-jwt-version': '2', …}, key, {algorithm: 'RS256', keyid: kid, expiresIn: '2m'})
//
// Not detected: claims whose names come from a database, and tokens that another process makes. A value that the
// program only has at run time is reported as not told, with the reason.
//
// A token counts only when its claims are the provider's own: those of Sign in with Apple, of a card scheme's 3-D
// Secure or of a login have other claims and are neighbours at most, as is the check of a capture context.
package jwtconstruction
