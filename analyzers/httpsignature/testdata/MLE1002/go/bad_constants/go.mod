module acme.example/sent

go 1.24
