HOST = "apitest.cybersource.com"
