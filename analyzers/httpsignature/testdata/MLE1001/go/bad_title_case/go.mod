module acme.example/titled

go 1.24
