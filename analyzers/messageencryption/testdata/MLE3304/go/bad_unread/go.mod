module acme.example/mle3304badunread

go 1.24
