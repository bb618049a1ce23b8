module acme.example/mle4102goodenvelope

go 1.24
