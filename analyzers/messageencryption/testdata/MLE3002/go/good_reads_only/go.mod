module acme.example/mle3002goodreadsonly

go 1.24
