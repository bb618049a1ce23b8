package shop;

import com.moandjiezana.toml.Toml;
import io.jsonwebtoken.Jwts;
import java.io.File;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.PrivateKey;
import java.util.Map;

class Token {
    private final Toml settings = new Toml().read(new File("config.toml"));

    HttpRequest request(PrivateKey key, String serial, String merchant, long now, String body) {
        String token = Jwts.builder()
            .setHeaderParam("kid", serial)
            .setClaims(Map.of("iss", merchant, "iat", now, "exp", now + 120))
            .signWith(key)
            .compact();
        return HttpRequest.newBuilder(URI.create("https://" + settings.getString("gateway.host") + "/pts/v2/payments"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
