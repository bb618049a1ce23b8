// Package dialect reads languages of classes and scripts: Java, PHP, Python, C#, Ruby, Dart, Rust, Scala, Kotlin,
// Swift and Groovy. There is one mechanism and, for each language, a table; Groovy, for which no grammar is fit, has a
// reader of its own.
//
// A table says for the kinds of nodes of a grammar what they are in any language: a class, a call of a name on something
// with arguments, a text with pieces put in, a loop over something. From then on the language hardly matters: one walk
// over these nodes makes the summary, and what differs (whether a name may be a member of the class around, whether a first
// assignment declares a variable, whether files are modules) is a flag of the dialect. What functions of libraries give,
// and which of them hash or send, are tables too.
//
// Summarise reads one text and looks at no other file, so that it can run in a child process. The adapters then link:
// they find which class or function of the tree a name means and rewrite the symbols, so that a constant, a function or a
// class goes by one name in all files.
//
// Symbols. "src/Sign.java.Sign.build" is a method of a class that a file declares, "src/sign.py.build" a function,
// "src/Sign.java#key@120" a local variable declared at offset 120. "com.nimbusds.jose.JWSHeader.Builder.keyID" and
// "hash_hmac" belong to libraries; a method of something that a call returned goes by the first call of the chain. In PHP
// the parts of a name are joined by dots as well. "env:API_KEY" is a variable of the environment, "key:gateway.host" a key
// of the program's configuration.
//
// A class is one object: all objects of it share their fields. Not told: types that no declaration names, reflection, code
// that is put together as text, variables that PHP files share by inclusion, and what a framework hands in by its name.
package dialect
