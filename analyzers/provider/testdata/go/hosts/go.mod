module acme.example/hosts

go 1.24
