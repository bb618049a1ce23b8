module acme.example/mle2111badnomethod

go 1.24
