package shop;

final class Scheme {
    static final String CLASSIC = "http_signature";
}
