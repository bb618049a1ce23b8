package shop

import io.jsonwebtoken.Jwts

class Token {
    String build(String user, java.security.Key key) {
        Jwts.builder().setSubject(user).setIssuer('shop.example').signWith(key).compact()
    }
}
