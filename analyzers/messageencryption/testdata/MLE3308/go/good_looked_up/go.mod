module acme.example/mle3308goodlookedup

go 1.24
