// Package payloadencryption judges the encryption of payloads for Mastercard, by its client-encryption libraries and by
// hand: in which form, into which envelope, with which header, and whether replies are decrypted.
//
// Detected: the libraries by their imports, builders, classes and configuration objects, in the JWE form and in the older
// field-level form; a JWE that the program makes by itself for the envelope encrypted_payload.data; the header
// x-encrypted; what the OAuth signature's body hash is over; the libraries' own test certificate.
//
// Not detected: configurations that come from outside, encryption by a proxy, and which API is called where host and path
// are only known when the program runs. The older form is wrong towards Cross-Border Services alone; elsewhere each API
// says which form it reads.
package payloadencryption
