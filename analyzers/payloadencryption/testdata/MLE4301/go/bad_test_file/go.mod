module acme.example/mle4301badtestfile

go 1.24
