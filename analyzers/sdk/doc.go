// Package sdk tells which of the provider's SDKs a program depends on, whether its code calls them, and how it configures
// them. The checks sdkversion, sdkconfig and operations read what they judge from here.
//
// A dependency belongs to a file when it stands in the manifest of the file's folder or of the nearest one above it, or in
// that of a module of the tree that such a manifest asks for.
//
// A configuration is an object of the code, or of a configuration file, that holds options of an SDK. Names alone are not
// enough: the file or its manifest must know the SDK, or three options must stand together; and what code calls
// authenticationType in the body of a request is no scheme that an SDK knows. Of several values that an option may have one
// is the default: what is set without a condition, what stands behind "or" or "else", what a file of settings gives to a
// variable of the environment. The others are kept beside it.
package sdk
