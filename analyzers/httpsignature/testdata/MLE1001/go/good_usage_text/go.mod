module acme.example/usage

go 1.24
