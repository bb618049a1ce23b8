module acme.example/merchantonly

go 1.24
