module acme.example/logs

go 1.24
