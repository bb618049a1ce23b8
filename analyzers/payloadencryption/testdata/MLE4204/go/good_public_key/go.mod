module acme.example/mle4204goodpublickey

go 1.24
