module acme.example/written

go 1.24
