module acme.example/helper

go 1.24
