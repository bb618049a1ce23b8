module acme.example/mle4006badcleartext

go 1.24
