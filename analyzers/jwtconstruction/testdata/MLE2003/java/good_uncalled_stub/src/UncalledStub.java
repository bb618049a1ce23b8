package shop.pay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

// Left from the time before the tokens.
public class UncalledStub {
    String signature(String merchant, String date, String digest, String keyId, byte[] secret) throws Exception {
        String text = "host: apitest.cybersource.com\nv-c-date: " + date + "\nrequest-target: post /pts/v2/payments\ndigest: " + digest + "\nv-c-merchant-id: " + merchant;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        String signed = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return "keyid=\"" + keyId + "\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target digest v-c-merchant-id\", signature=\"" + signed + "\"";
    }
}
