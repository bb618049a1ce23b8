module acme.example/mle3102badsha1

go 1.24
