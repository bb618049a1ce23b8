module acme.example/httpsig

go 1.24
