module acme.example/mle2212badraised

go 1.24
