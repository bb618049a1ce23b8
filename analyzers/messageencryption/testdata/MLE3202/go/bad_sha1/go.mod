module acme.example/mle3202badsha1

go 1.24
