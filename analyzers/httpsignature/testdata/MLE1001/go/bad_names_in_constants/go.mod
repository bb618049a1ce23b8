module acme.example/names

go 1.24
