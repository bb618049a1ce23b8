module acme.example/switched

go 1.24
