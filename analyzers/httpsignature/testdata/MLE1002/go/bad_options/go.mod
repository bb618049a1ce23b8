module acme.example/options

go 1.24
