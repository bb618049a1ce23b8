module acme.example/vcdate

go 1.24
