package shop;

class Shop {
    static final String PORTAL = "https://businesscenter.cybersource.com";

    String greeting(String name) {
        return "Hello " + name;
    }
}
