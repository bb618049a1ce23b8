module acme.example/computed

go 1.24
