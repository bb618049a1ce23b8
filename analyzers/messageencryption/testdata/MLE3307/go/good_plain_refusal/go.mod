module acme.example/mle3307goodplainrefusal

go 1.24
