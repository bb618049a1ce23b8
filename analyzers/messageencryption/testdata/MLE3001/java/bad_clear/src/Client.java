package shop.pay;

public class Client {
    private static final String HOST = "https://apitest.cybersource.com";

    String body(String amount) {
        return "{\"amount\":\"" + amount + "\"}";
    }
}
