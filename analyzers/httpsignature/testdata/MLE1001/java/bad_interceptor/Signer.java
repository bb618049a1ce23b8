import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.util.Base64;

class Signer {
    private static final String FORMAT = "keyid=\"%s\", algorithm=\"HmacSHA256\", headers=\"%s\", signature=\"%s\"";
    String header(String path, String date) {
        String names = "host v-c-date request-target v-c-merchant-id";
        return String.format(FORMAT, "k", names, sign("host: h\nv-c-date: " + date + "\nrequest-target: get " + path + "\nv-c-merchant-id: acme"));
    }

    String sign(String t) {
        try {
            Mac m = Mac.getInstance("HmacSHA256");
            m.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            return Base64.getEncoder().encodeToString(m.doFinal(t.getBytes()));
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }
}
