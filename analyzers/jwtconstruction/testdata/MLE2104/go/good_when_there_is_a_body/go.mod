module acme.example/mle2104goodwhenthereisabody

go 1.24
