module acme.example/mle3302goodhelper

go 1.24
