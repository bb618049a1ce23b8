module acme.example/mle4103goodfingerprint

go 1.24
