module acme.example/indices

go 1.24
