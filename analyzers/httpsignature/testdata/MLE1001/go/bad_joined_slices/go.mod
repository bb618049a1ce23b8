module acme.example/joined

go 1.24
