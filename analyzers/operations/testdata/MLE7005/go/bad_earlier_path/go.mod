module acme.example/mle7005-bad-earlier-path

go 1.24
