package shop

class Shop {
    static final GATEWAY = 'https://apitest.cybersource.com'
}
