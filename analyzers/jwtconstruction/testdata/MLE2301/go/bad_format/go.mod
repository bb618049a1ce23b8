module acme.example/mle2301badformat

go 1.24
