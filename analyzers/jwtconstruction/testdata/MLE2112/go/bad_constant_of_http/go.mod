module acme.example/mle2112badconstantofhttp

go 1.24
