package shop.wire;

public final class Wire {
    public static final String HOST = "apitest.cybersource.com";
    public static final String MERCHANT = "v-c-merchant-id";
    public static final String TARGET = "(request-target)";

    public static String pair(String name, String value) {
        return name + "=\"" + value + "\"";
    }
}
