GATEWAY = 'https://apitest.cybersource.com'
