package shop

import io.jsonwebtoken.Jwts

class ZoomJwt {
    def users(key, String api, long now) {
        def token = Jwts.builder().setClaims([iss: api, iat: now, exp: now + 5400]).signWith(key).compact()
        def c = new URL('https://api.zoom.us/v2/users').openConnection()
        c.setRequestProperty('Authorization', "Bearer $token")
        c
    }
}
