package shop;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;

class SecureAcceptance {
    static final String FORM = "https://testsecureacceptance.cybersource.com/pay";

    String sign(Mac mac, Map<String, String> fields) {
        String text = Stream.of(fields.get("signed_field_names").split(",")).map(n -> n + "=" + fields.get(n)).collect(Collectors.joining(","));
        return fields.put("signature", Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes())));
    }
}
