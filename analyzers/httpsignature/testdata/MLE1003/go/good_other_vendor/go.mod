module acme.example/counter

go 1.24
