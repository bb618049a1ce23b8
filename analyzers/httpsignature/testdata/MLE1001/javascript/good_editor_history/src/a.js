exports.host = "apitest.example";
