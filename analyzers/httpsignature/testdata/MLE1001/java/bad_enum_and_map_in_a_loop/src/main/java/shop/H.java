package shop;

public enum H {
    HOST("host"), DATE("v-c-date"), TARGET("request-target"), DIGEST("digest"), MERCHANT("v-c-merchant-id"), SIGNATURE("signature");
    private final String value;
    H(String value) {
        this.value = value;
    }

    public String getValue() {
        return value;
    }
}
