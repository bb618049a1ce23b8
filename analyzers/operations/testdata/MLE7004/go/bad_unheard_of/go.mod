module acme.example/mle7004-bad-unheard-of

go 1.24
