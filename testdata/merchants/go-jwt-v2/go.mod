module acme.example/books

go 1.22
