module acme.example/mle3207goodotherhash

go 1.24
