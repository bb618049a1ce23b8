module acme.example/webhook

go 1.24
