module acme.example/mle4110bad16

go 1.24
