module acme.example/mle3201badoldpadding

go 1.24
