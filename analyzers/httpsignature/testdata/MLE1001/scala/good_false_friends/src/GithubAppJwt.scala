package shop

import pdi.jwt.{JwtAlgorithm, JwtJson}
import play.api.libs.json.Json
import sttp.client3._

class GithubAppJwt(app: String, key: String) {
  def installations(now: Long) = {
    val token = JwtJson.encode(Json.obj("iat" -> (now - 60), "exp" -> (now + 600), "iss" -> app), key, JwtAlgorithm.RS256)
    basicRequest.get(uri"https://api.github.com/app/installations").header("Authorization", s"Bearer $token")
  }
}
