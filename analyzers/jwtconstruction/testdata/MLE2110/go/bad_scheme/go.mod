module acme.example/mle2110badscheme

go 1.24
