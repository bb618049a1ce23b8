// Package template reads pages and notebooks that hold code of other languages: JSP, ERB, Razor, ASP.NET, ISML, Twig and
// the like, Jupyter.
//
// What is code is handed to the adapter of its language as a text of the same length in which everything else is blank, so
// that offsets and lines stay those of the file; a page may hold code of two languages, on the server and in script
// elements. In a script a piece that the server puts in is a name that nobody knows. Of the markup itself forms are read:
// where they lead, and their fields. Comments of a page, HTML's too, do not count.
//
// The code cells of a notebook are one program; what was printed is never read. So are the scripts of a collection of
// requests (Postman), each in a function of its own.
//
// Not told: expression languages of pages (EL, Twig, Handlebars) and what tags of libraries do.
package template
