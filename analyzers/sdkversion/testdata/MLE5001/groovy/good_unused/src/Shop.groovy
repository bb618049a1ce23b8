package shop

class Shop {
    static final PORTAL = 'https://businesscenter.cybersource.com'

    String greeting(String name) { "Hello $name" }
}
