module acme.example/wrapped

go 1.24
