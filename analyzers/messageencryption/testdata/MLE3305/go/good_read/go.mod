module acme.example/mle3305goodread

go 1.24
