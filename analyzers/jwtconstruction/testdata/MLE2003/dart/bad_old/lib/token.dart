const host = 'apitest.cybersource.com';

Map<String, dynamic> claims(String digest, int now) => {'digest': digest, 'digestAlgorithm': 'SHA-256', 'iat': now};
