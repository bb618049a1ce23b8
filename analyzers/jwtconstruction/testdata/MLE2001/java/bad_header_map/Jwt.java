import io.jsonwebtoken.*;
import java.util.*;

class Jwt {
    String token(java.security.PrivateKey k, List<String> chain, String digest, String mid) {
        Map<String,Object> h = new HashMap<>();
        h.put("x5c", chain);
        h.put("v-c-merchant-id", mid);
        return Jwts.builder().setHeader(h).claim("digest", digest).claim("digestAlgorithm", "SHA-256").setIssuedAt(new Date()).signWith(k, SignatureAlgorithm.RS256).compact();
    }

    String url = "https://apitest.cybersource.com/pts/v2/payments";
}
