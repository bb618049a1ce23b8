module acme.example/hub

go 1.24
