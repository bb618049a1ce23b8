module acme.example/mle2303goodtokenmadehere

go 1.24
