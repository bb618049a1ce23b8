module acme.example/mle3101goodconstant

go 1.24
