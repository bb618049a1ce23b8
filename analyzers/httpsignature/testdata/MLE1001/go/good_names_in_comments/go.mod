module acme.example/comments

go 1.24
