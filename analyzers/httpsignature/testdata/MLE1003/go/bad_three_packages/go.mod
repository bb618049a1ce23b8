module acme.example/scattered

go 1.24
