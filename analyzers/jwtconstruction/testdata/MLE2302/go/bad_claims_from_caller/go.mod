module acme.example/mle2302badclaimsfromcaller

go 1.24
