module acme.example/incoming

go 1.24
