module acme.example/mle4208goodsha256

go 1.24
