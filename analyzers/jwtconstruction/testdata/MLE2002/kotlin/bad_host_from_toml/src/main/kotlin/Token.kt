package shop

import com.moandjiezana.toml.Toml
import io.jsonwebtoken.Jwts
import java.io.File
import java.security.PrivateKey
import okhttp3.Request
import okhttp3.RequestBody

class Token {
    private val settings = Toml().read(File("config.toml"))

    fun request(key: PrivateKey, serial: String, merchant: String, now: Long, body: RequestBody): Request {
        val token = Jwts.builder()
            .setHeaderParam("kid", serial)
            .setClaims(mapOf("iss" to merchant, "iat" to now, "exp" to now + 120))
            .signWith(key)
            .compact()
        val host = settings.getString("gateway.host")
        return Request.Builder().url("https://$host/pts/v2/payments").header("Authorization", "Bearer $token").post(body).build()
    }
}
