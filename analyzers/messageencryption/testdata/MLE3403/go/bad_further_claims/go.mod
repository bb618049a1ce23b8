module acme.example/mle3403badfurtherclaims

go 1.24
