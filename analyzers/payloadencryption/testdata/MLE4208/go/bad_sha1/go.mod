module acme.example/mle4208badsha1

go 1.24
