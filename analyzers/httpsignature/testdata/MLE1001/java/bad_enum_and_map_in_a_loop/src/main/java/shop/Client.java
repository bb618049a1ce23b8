package shop;

import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.http.client.methods.HttpPost;

public class Client {
    String mid, key, secret, host = System.getenv("GATEWAY_HOST");
    String sign(String path, String date, String digest) throws Exception {
        StringBuilder b = new StringBuilder();
        b.append(H.HOST.getValue()).append(": ").append(host).append("\n");
        b.append(H.DATE.getValue()).append(": ").append(date).append("\n");
        b.append(H.TARGET.getValue()).append(": post ").append(path).append("\n");
        b.append(H.DIGEST.getValue()).append(": ").append(digest).append("\n");
        b.append(H.MERCHANT.getValue()).append(": ").append(mid);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        return "keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"" + String.join(" ", H.HOST.getValue(), H.DATE.getValue(), H.TARGET.getValue(), H.DIGEST.getValue(), H.MERCHANT.getValue()) + "\", signature=\"" + Base64.getEncoder().encodeToString(mac.doFinal(b.toString().getBytes())) + "\"";
    }

    HttpPost pay(String path, String date, String digest) throws Exception {
        Map<String, String> h = new LinkedHashMap<>();
        h.put(H.MERCHANT.getValue(), mid);
        h.put(H.SIGNATURE.getValue(), sign(path, date, digest));
        HttpPost p = new HttpPost("https://" + host + path);
        for (Map.Entry<String, String> e : h.entrySet()) {
            p.setHeader(e.getKey(), e.getValue());
        }
        return p;
    }
}
