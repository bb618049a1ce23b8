module acme.example/sealed

go 1.24
