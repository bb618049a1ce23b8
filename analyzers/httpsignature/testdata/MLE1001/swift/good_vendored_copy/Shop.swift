let gateway = "https://apitest.cybersource.com"
