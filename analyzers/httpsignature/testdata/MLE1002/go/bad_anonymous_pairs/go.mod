module acme.example/anonymous

go 1.24
