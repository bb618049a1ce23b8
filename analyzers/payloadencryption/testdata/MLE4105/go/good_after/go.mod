module acme.example/mle4105goodafter

go 1.24
