module acme.example/mle4101badnone

go 1.24
