module acme.example/mle3306goodplainrefusal

go 1.24
