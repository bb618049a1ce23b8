package shop.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestTemplate;

public class Transfer {
    private static final String URL = "https://sandbox.api.mastercard.com/send/v1/partners/acme/crossborder/payment";

    public String pay(String payment, RSAPublicKey theirs, PrivateKey own, String keyId) throws Exception {
        HttpHeaders headers = new HttpHeaders();
        headers.add(Names.ENCRYPTED.toString(), "true");
        String body = "{\"encrypted_payload\":{\"data\":\"" + Sealed.seal(payment, theirs, keyId) + "\"}}";
        String reply = new RestTemplate().postForObject(URL, new HttpEntity<>(body, headers), String.class);
        String sealed = new ObjectMapper().readTree(reply).get("encrypted_payload").get("data").asText();
        return Sealed.open(sealed, own);
    }
}
