module acme.example/rested

go 1.24
