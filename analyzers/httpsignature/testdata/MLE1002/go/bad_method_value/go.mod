module acme.example/methodvalue

go 1.24
