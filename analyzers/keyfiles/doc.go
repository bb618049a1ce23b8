// Package keyfiles reads the merchant's own keys where they lie in the tree, as evidence for the requirements about
// keys: the certificates of the provider and of the merchant, whose they are and when they end. It also says where a
// private key lies in the repository.
//
// It reads PEM (in files of its own, and as text inside of sources and configuration), DER, and of PKCS#12 what lies
// in it without encryption. No password is tried and no private key is ever parsed: what is kept of one is its form
// and its place. What is kept of a certificate is public: subject, the subject's serialNumber attribute, issuer, end,
// kind of key and SHA-256.
//
// A certificate counts when it is the provider's (by its common name), when the configuration names its file or its
// owner, or when it lies beside the provider's in one file and its subject has a serialNumber:
//
//	merchant.crt   CN=acme_live, serialNumber=7012…     merchantID: acme_live    MLE8001, MLE8005
//	sjc.pem        CN=CyberSource_SJC_US                                         MLE8002, MLE8005
//
// Others, such as a web server's or an authority's, are left alone.
//
// Not read: Java key stores, the encrypted part of PKCS#12, OpenPGP.
package keyfiles
