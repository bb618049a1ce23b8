module acme.example/mle2302goodalltold

go 1.24
