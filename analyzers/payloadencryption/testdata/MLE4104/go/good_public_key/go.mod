module acme.example/mle4104goodpublickey

go 1.24
