module acme.example/mle3101badoldpadding

go 1.24
