module acme.example/closures

go 1.24
