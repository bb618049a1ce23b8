module acme.example/mle3001goodswitch

go 1.24
