package shop.wire;

public enum Wire {
    HOST("host"),
    TARGET("(request-target)"),
    MERCHANT("v-c-merchant-id");

    private final String header;

    Wire(String header) {
        this.header = header;
    }

    public String getHeader() {
        return header;
    }
}
