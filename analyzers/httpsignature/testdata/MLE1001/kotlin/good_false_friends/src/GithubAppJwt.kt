package shop

import io.jsonwebtoken.Jwts
import java.security.Key
import okhttp3.Request

fun installations(key: Key, app: String, now: Long): Request {
    val token = Jwts.builder().setClaims(mapOf("iat" to now - 60, "exp" to now + 600, "iss" to app)).signWith(key).compact()
    return Request.Builder().url("https://api.github.com/app/installations").header("Authorization", "Bearer $token").build()
}
