module acme.example/parcels

go 1.24
