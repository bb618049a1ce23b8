module acme.example/mle4205badbefore

go 1.24
