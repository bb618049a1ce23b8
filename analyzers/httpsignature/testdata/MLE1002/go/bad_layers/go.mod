module acme.example/layers

go 1.24
