module acme.example/mle4105badbefore

go 1.24
