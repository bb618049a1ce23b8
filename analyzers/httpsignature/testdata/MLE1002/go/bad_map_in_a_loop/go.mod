module acme.example/mapped

go 1.24
