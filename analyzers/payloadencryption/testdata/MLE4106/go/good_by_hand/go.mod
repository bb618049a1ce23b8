module acme.example/mle4106goodbyhand

go 1.24
