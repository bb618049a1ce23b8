module acme.example/mle2303badtokenfromcaller

go 1.24
