package shop

class Token {
    static final HOST = 'apitest.cybersource.com'

    static Map claims(String digest, long now) {
        [digest: digest, digestAlgorithm: 'SHA-256', iat: now]
    }
}
