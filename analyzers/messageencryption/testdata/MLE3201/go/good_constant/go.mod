module acme.example/mle3201goodconstant

go 1.24
