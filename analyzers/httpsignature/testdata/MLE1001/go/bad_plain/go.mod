module acme.example/plain

go 1.24
