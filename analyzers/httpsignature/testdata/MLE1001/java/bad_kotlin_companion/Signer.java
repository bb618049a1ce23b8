package shop.pay;

import java.util.Map;
import shop.wire.Wire;

class Signer {
    private final String key;

    Signer(String key) {
        this.key = key;
    }

    void sign(Map<String, String> headers, String merchant, String signature) {
        headers.put(Wire.MERCHANT, merchant);
        headers.put("Signature", Wire.pair("keyid", key) + "," + Wire.pair("headers", "host " + Wire.TARGET + " digest " + Wire.MERCHANT) + "," + Wire.pair("signature", signature));
    }
}
