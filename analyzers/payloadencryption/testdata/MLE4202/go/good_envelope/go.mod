module acme.example/mle4202goodenvelope

go 1.24
