module acme.example/mle3202goodsha256

go 1.24
