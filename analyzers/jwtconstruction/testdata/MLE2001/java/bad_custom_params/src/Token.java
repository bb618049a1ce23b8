package shop.pay;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;

class Token {
    private final Signer signer;
    private final String merchant;

    Token(Signer signer, String merchant) {
        this.signer = signer;
        this.merchant = merchant;
    }

    String of(String digest, String now, PrivateKey key, X509Certificate certificate) {
        String claims = null;
        if (digest == null) {
            claims = "{\"iat\":\"" + now + "\"}\n";
        } else {
            claims = "{\"digest\":\"" + digest + "\", \"digestAlgorithm\":\"SHA-256\", \"iat\":\"" + now + "\"}\n";
        }
        Map<String, Object> members = new HashMap<>();
        members.put("v-c-merchant-id", merchant);
        return signer.sign(claims, key, certificate, members);
    }
}
