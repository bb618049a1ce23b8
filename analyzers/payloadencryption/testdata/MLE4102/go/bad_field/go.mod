module acme.example/mle4102badfield

go 1.24
