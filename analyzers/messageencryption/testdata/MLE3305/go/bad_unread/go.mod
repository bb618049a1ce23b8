module acme.example/mle3305badunread

go 1.24
