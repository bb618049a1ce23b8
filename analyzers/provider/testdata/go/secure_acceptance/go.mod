module acme.example/secureacceptance

go 1.24
