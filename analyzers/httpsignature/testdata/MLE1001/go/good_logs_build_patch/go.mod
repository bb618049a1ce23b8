module acme.example/leftovers

go 1.24
