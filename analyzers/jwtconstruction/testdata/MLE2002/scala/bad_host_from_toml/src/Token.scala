package shop

import com.moandjiezana.toml.Toml
import java.io.File
import java.net.URI
import java.net.http.HttpRequest
import pdi.jwt.{JwtAlgorithm, JwtHeader, JwtJson}
import play.api.libs.json.Json

class Token(key: String) {
  private val settings = new Toml().read(new File("config.toml"))

  def request(merchant: String, now: Long, body: String): HttpRequest = {
    val token = JwtJson.encode(Json.obj("iss" -> merchant, "iat" -> now, "exp" -> (now + 120)), key, JwtAlgorithm.RS256)
    val host = settings.getString("gateway.host")
    HttpRequest.newBuilder(URI.create(s"https://$host/pts/v2/payments"))
      .header("Authorization", s"Bearer $token")
      .POST(HttpRequest.BodyPublishers.ofString(body))
      .build()
  }
}
