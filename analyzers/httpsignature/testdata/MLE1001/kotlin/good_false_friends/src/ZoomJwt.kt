package shop

import io.jsonwebtoken.Jwts
import java.security.Key
import okhttp3.Request

fun users(key: Key, api: String, now: Long): Request {
    val token = Jwts.builder().setClaims(mapOf("iss" to api, "iat" to now, "exp" to now + 5400)).signWith(key).compact()
    return Request.Builder().url("https://api.zoom.us/v2/users").header("Authorization", "Bearer $token").build()
}
