module acme.example/mle2117badkeptinheader

go 1.24
