package shop.pay;

import java.net.http.HttpRequest;
import shop.wire.Wire;

class Signer {
    void sign(HttpRequest.Builder request, String key, String merchant, String signature) {
        request.header(Wire.Merchant(), merchant);
        String names = String.join(" ", "host", Wire.Target(), "digest", Wire.Merchant());
        request.header("Signature", Wire.pair("keyid", key) + "," + Wire.pair("headers", names) + "," + Wire.pair("signature", signature));
    }
}
