module acme.example/mle2201badellipticcurve

go 1.24
