module acme.example/mle2003gooduncalledstub

go 1.24

require github.com/golang-jwt/jwt/v5 v5.2.1
