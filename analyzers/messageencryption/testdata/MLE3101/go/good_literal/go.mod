module acme.example/mle3101goodliteral

go 1.24
