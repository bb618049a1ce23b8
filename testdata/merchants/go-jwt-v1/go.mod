module acme.example/tickets

go 1.22
