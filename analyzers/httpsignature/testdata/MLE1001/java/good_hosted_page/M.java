import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class M {
    static String sign(String secret, String text) throws Exception {
        Mac m = Mac.getInstance("HmacSHA256");
        m.init(new SecretKeySpec(secret.getBytes(), "HmacSHA256"));
        return java.util.Base64.getEncoder().encodeToString(m.doFinal(text.getBytes()));
    }

    String secureAcceptance(java.util.Map<String,String> f) throws Exception {
        StringBuilder b = new StringBuilder();
        for (String n : f.get("signed_field_names").split(",")) b.append(n).append("=").append(f.get(n)).append(",");
        return sign("s", b.toString());
    }

    String url = "https://testsecureacceptance.cybersource.com/pay";
}
