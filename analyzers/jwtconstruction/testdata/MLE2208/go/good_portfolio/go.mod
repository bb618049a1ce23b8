module acme.example/mle2208goodportfolio

go 1.24
