module acme.example/mle4006badvault

go 1.24
