module acme.example/mle3307badsuccessonly

go 1.24
