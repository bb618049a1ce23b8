module acme.example/mle2205goodlowercase

go 1.24
