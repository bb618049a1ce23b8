module acme.example/mle3306badsuccessonly

go 1.24
