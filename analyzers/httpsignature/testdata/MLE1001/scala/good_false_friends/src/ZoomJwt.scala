package shop

import pdi.jwt.{JwtAlgorithm, JwtJson}
import play.api.libs.json.Json
import sttp.client3._

class ZoomJwt(api: String, key: String) {
  def users(now: Long) = {
    val token = JwtJson.encode(Json.obj("iss" -> api, "iat" -> now, "exp" -> (now + 5400)), key, JwtAlgorithm.HS256)
    basicRequest.get(uri"https://api.zoom.us/v2/users").header("Authorization", s"Bearer $token")
  }
}
