package shop

import io.jsonwebtoken.Jwts

class GithubAppJwt {
    def installations(key, String app, long now) {
        def token = Jwts.builder().setClaims([iat: now - 60, exp: now + 600, iss: app]).signWith(key).compact()
        def c = new URL('https://api.github.com/app/installations').openConnection()
        c.setRequestProperty('Authorization', "Bearer $token")
        c
    }
}
