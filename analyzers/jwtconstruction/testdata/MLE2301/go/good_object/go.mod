module acme.example/mle2301goodobject

go 1.24
