module acme.example/mle2204badpostwithoutdigest

go 1.24
