module acme.example/redact

go 1.24
