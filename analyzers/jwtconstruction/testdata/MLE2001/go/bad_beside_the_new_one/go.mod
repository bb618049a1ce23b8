module acme.example/mle2001badbesidethenewone

go 1.24
