package shop;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

class Token {
    private static final String HOST = System.getenv("PAY_HOST");

    HttpRequest request(RSASSASigner signer, List<Base64> chain, String digest, String date, String body) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build();
        String claims = "{\"digest\":\"" + digest + "\",\"digestAlgorithm\":\"SHA-256\",\"iat\":\"" + date + "\"}";
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return HttpRequest.newBuilder(URI.create("https://" + HOST + "/pts/v2/payments"))
            .header("Authorization", "Bearer " + token.serialize())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
