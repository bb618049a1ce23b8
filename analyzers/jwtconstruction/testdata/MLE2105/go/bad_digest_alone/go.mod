module acme.example/mle2105baddigestalone

go 1.24
