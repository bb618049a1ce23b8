module acme.example/freight

go 1.24
