module acme.example/mle2203goodwritten

go 1.24
