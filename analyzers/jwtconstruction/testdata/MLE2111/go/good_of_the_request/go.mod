module acme.example/mle2111goodoftherequest

go 1.24
