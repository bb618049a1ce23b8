module acme.example/pairs

go 1.24
