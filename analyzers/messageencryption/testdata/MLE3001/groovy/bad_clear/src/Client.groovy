package shop

class Client {
    static final HOST = 'https://apitest.cybersource.com'

    String body(amount) { """{"amount":"$amount"}""" }
}
