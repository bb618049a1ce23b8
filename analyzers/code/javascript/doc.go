// Package javascript is the adapter for JavaScript and TypeScript: scripts, CommonJS and ES modules, JSX, single-file
// components of Vue, Svelte and Astro, and Salesforce cartridge scripts.
//
// Reading has two steps. Summarise turns one text into one summary, without looking at any other file, so that it can
// run in a child process and its result can be kept by content. What the file imports is named there by the words of
// the import. The adapters then link: they resolve each import inside the tree and rewrite the symbols, so that a
// constant, a function or a class goes by one name in all files.
//
// Symbols. "src/sign.js.build" is what a module declares, "src/sign.js.exports.build" what it exports where that has no
// declaration of its own, "src/sign.js.Client.host" a field or method, "src/sign.js#key@120" a local variable declared
// at offset 120. "jose.SignJWT" belongs to the package jose, "fetch" is a global, "env:API_KEY" is a variable of the
// environment, "key:gateway.host" a key of the program's configuration, wherever it is set, and "conf/a.json#b.c" a key
// of a data file that is imported.
//
// A method of something that a call returned goes by the first call of the chain: jose.SignJWT.setProtectedHeader.
//
// Not told: types that annotations do not name, code in eval, properties that are set through computed names that
// nothing tells, and the order of what unshift puts in front.
package javascript
