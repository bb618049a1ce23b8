package shop;

class Shop {
    static final String GATEWAY = "https://apitest.cybersource.com";
}
