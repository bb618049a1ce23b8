module acme.example/partner

go 1.24
