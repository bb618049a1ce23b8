module acme.example/whitelabel

go 1.24
