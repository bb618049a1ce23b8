package gateway;

import java.util.Base64;
import javax.crypto.Mac;

public class Signer {
    public String header(Mac mac, String key, String host, String merchant) {
        String text = "host: " + host + "\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: " + merchant;
        return "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"" + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes())) + "\"";
    }
}
