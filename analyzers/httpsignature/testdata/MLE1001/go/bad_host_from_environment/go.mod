module acme.example/hostenv

go 1.24
