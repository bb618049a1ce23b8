module acme.example/besidesoap

go 1.24
