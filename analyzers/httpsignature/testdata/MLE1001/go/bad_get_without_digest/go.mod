module acme.example/getonly

go 1.24
