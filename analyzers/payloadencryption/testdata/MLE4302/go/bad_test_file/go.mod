module acme.example/mle4302badtestfile

go 1.24
