package shop;

import java.util.Arrays;
import java.util.List;

final class Names {
    static final String MERCHANT = "V-C-Merchant-Id";
    static final String SIGNATURE = "Signature";
    static final List<String> SIGNED = Arrays.asList("Host", "V-C-Date", "Request-Target", "Digest", MERCHANT);
}
