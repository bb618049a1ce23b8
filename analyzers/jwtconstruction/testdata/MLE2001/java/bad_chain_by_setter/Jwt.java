import org.jose4j.jws.*;
import org.jose4j.jwt.*;

class Jwt {
    String token(java.security.PrivateKey k, java.security.cert.X509Certificate cert, String digest, String mid) throws Exception {
        JwtClaims claims = new JwtClaims();
        claims.setStringClaim("iat", new java.util.Date().toString());
        claims.setStringClaim("digest", digest);
        claims.setStringClaim("digestAlgorithm", "SHA-256");
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("RS256");
        jws.setCertificateChainHeaderValue(cert);
        jws.setHeader("v-c-merchant-id", mid);
        jws.setPayload(claims.toJson());
        jws.setKey(k);
        return jws.getCompactSerialization();
    }

    String url = "https://apitest.cybersource.com/pts/v2/payments";
}
