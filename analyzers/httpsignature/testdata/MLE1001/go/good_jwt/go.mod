module acme.example/bearer

go 1.24
