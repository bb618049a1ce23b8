module acme.example/mle3107goodwrapped

go 1.24
