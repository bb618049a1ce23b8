module acme.example/mle4108badsha1

go 1.24
