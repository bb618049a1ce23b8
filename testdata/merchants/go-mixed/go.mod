module acme.example/cinema

go 1.24
