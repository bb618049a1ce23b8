exports.options = { authenticationType: 'http_signature', host: 'idp.acme.example' };
