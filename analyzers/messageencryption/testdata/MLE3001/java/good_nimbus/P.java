import com.nimbusds.jose.*;
import com.nimbusds.jose.crypto.*;
import com.nimbusds.jwt.*;
import com.fasterxml.jackson.databind.*;
import java.util.*;
import java.net.http.*;
import java.net.URI;
import java.security.*;

class P {
    static final ObjectMapper M = new ObjectMapper();
    String seal(String b, java.security.interfaces.RSAPublicKey k, String kid) throws Exception {
        JWEObject j = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID(kid).customParam("iat", System.currentTimeMillis() / 1000).build(), new Payload(b));
        j.encrypt(new RSAEncrypter(k));
        return j.serialize();
    }

    String pay(String payload, java.security.interfaces.RSAPublicKey cert, PrivateKey key, PrivateKey own, String mid, String kid, String path) throws Exception {
        String body = M.writeValueAsString(Map.of("encryptedRequest", seal(payload, cert, kid)));
        String digest = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes()));
        long now = System.currentTimeMillis() / 1000;
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(mid).jwtID(UUID.randomUUID().toString()).issueTime(new Date(now * 1000)).expirationTime(new Date(now * 1000 + 120000)).claim("request-host", "apitest.cybersource.com").claim("request-method", "post").claim("request-resource-path", path).claim("v-c-jwt-version", "2").claim("v-c-merchant-id", mid).claim("digest", digest).claim("digestAlgorithm", "SHA-256").claim("v-c-response-mle-kid", kid).build();
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), claims);
        jwt.sign(new RSASSASigner(key));
        String text = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("https://apitest.cybersource.com" + path)).header("Authorization", "Bearer " + jwt.serialize()).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body();
        JsonNode n = M.readTree(text);
        if (n.has("encryptedResponse")) {
            JWEObject j = JWEObject.parse(n.get("encryptedResponse").asText());
            j.decrypt(new RSADecrypter(own));
            return j.getPayload().toString();
        }
        return text;
    }
}
