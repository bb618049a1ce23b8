package shop.pay;

final class Names {
    static final String ADDRESS = "apitest.cybersource.com";
    static final String HOST = "host";
    static final String MERCHANT = "v-c-merchant-id";
    static final String SIGNED = String.join(" ", HOST, "v-c-date", "request-target", "digest", MERCHANT);

    private Names() {
    }
}
