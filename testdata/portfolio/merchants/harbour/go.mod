module acme.example/harbour

go 1.24
