module acme.example/switchedauth

go 1.24
