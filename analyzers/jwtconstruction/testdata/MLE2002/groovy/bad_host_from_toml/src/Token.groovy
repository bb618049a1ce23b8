package shop

import groovy.toml.TomlSlurper
import io.jsonwebtoken.Jwts

class Token {
    def settings = new TomlSlurper().parse(new File('config.toml'))

    def request(key, String serial, String merchant, long now) {
        def token = Jwts.builder().setHeaderParam('kid', serial).setClaims([iss: merchant, iat: now, exp: now + 120]).signWith(key).compact()
        def c = new URL("https://${settings.gateway.host}/pts/v2/payments").openConnection()
        c.setRequestProperty('Authorization', "Bearer $token")
        c
    }
}
