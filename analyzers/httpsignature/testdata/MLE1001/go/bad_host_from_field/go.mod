module acme.example/hosted

go 1.24
