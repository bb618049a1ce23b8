module acme.example/mle4108goodsha256

go 1.24
