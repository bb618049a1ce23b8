module acme.example/mle3402badservice

go 1.24
