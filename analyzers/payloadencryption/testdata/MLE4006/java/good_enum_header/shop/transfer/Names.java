package shop.transfer;

public enum Names {
    ENCRYPTED("x-encrypted"),
    PARTNER("Partner-Ref-Id");

    private final String text;

    Names(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
