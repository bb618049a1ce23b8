package shop

import pdi.jwt.JwtJson
import play.api.libs.json.Json

class AppleJwt(key: String, keyId: String) {
  def secret(team: String, client: String, now: Long): String =
    JwtJson.encode(Json.obj("alg" -> "ES256", "kid" -> keyId), Json.obj("iss" -> team, "iat" -> now, "exp" -> (now + 3600), "aud" -> "https://appleid.apple.com", "sub" -> client), key)
}
