module acme.example/vendoredcopy

go 1.24

require gateway.example/signer v0.1.0
