module acme.example/formatted

go 1.24
