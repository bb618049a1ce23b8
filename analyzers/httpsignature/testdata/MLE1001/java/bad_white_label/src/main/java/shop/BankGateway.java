package shop;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;

/** The gateway of the house bank, reached through the proxy of the platform. */
class BankGateway {
    static final String HOST = "gateway.bank.example";
    private static final String FORWARD = "x-forward-";

    Map<String, String> headers(Mac mac, String keyId, String merchant, String date, String digest) {
        String text = Wire.HOST.header() + ": " + HOST + "\n" + Wire.DATE.header() + ": " + date + "\n"
            + Wire.TARGET.header() + ": post /pts/v2/payments\n" + Wire.DIGEST.header() + ": " + digest + "\n"
            + Wire.MERCHANT.header() + ": " + merchant;
        String names = String.join(" ", Wire.HOST.header(), Wire.DATE.header(), Wire.TARGET.header(), Wire.DIGEST.header(), Wire.MERCHANT.header());
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes()));
        Map<String, String> out = new HashMap<>();
        out.put(FORWARD + Wire.MERCHANT.header(), merchant);
        out.put(FORWARD + Wire.DIGEST.header(), digest);
        out.put(FORWARD + Wire.SIGNATURE.header(), "keyid=\"" + keyId + "\", algorithm=\"HmacSHA256\", headers=\"" + names + "\", signature=\"" + signature + "\"");
        return out;
    }
}
