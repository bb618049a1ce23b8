module acme.example/mle2302badlifefromenvironment

go 1.24
