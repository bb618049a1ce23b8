const gateway = 'https://apitest.cybersource.com';
