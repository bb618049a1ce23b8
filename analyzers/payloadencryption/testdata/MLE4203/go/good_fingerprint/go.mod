module acme.example/mle4203goodfingerprint

go 1.24
