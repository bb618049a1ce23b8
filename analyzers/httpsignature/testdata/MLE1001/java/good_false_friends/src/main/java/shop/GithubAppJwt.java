package shop;

import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.Key;
import java.util.Map;

class GithubAppJwt {
    HttpRequest installations(Key key, String app, long now) {
        String token = Jwts.builder().setClaims(Map.of("iat", now - 60, "exp", now + 600, "iss", app)).signWith(key).compact();
        return HttpRequest.newBuilder(URI.create("https://api.github.com/app/installations")).header("Authorization", "Bearer " + token).build();
    }
}
