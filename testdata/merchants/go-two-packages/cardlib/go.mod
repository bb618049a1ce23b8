module acme.example/cardlib

go 1.24
