module acme.example/storage

go 1.24
