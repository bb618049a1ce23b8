module acme.example/vendors

go 1.24
