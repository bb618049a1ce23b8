import com.nimbusds.jose.*;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.*;
import java.util.*;

class Jwt {
    String token(java.security.PrivateKey k, List<com.nimbusds.jose.util.Base64> chain, String digest, String mid) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().claim("iat", new Date().toString()).claim("digest", digest).claim("digestAlgorithm", "SHA-256").build();
        JWSHeader h = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).customParam("v-c-merchant-id", mid).build();
        SignedJWT jwt = new SignedJWT(h, claims);
        jwt.sign(new RSASSASigner(k));
        return jwt.serialize();
    }

    String url = "https://apitest.cybersource.com/pts/v2/payments";
}
