module acme.example/mle3106goodalone

go 1.24
