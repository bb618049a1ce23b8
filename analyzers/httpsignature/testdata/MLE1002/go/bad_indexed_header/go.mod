module acme.example/indexed

go 1.24
