module acme.example/soap

go 1.24
