module acme.example/mle7003-good-other-host

go 1.24
