package shop;

import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;

class WebhookSignature {
    boolean genuine(Mac mac, Map<String, String> headers, String body) {
        String sent = headers.get("v-c-signature");
        String time = sent.split(";")[0];
        return sent.contains("sig=" + Base64.getEncoder().encodeToString(mac.doFinal((time + "." + body).getBytes())));
    }
}
