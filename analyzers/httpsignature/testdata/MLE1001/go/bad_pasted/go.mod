module acme.example/pastedin

go 1.24
