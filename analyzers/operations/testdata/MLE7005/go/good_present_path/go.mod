module acme.example/mle7005-good-present-path

go 1.24
