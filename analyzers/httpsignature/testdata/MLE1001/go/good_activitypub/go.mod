module acme.example/fedi

go 1.24
