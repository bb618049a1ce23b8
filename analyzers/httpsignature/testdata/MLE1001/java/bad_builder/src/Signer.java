package shop.pay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Signer {
    private final String secret;

    public Signer(String secret) {
        this.secret = secret;
    }

    public String sign(String merchant, String date, String digest) throws Exception {
        StringBuilder text = new StringBuilder();
        text.append(Names.HOST).append(": ").append(Names.ADDRESS).append('\n');
        text.append("v-c-date: ").append(date).append("\n");
        text.append("request-target: post /pts/v2/payments\n");
        text.append("digest: ").append(digest).append("\n");
        text.append(Names.MERCHANT).append(": ").append(merchant);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    public String header(String key, String signature) {
        return String.format("keyid=\"%s\", algorithm=\"HmacSHA256\", headers=\"%s\", signature=\"%s\"", key, Names.SIGNED, signature);
    }
}
