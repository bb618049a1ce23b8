module acme.example/old

go 1.24
