package shop

import pdi.jwt.{JwtAlgorithm, JwtJson}
import play.api.libs.json.{JsObject, Json}

class CardinalJwt(key: String, issuer: String, unit: String) {
  def token(order: JsObject, now: Long): String =
    JwtJson.encode(Json.obj("jti" -> now.toString, "iat" -> now, "iss" -> issuer, "OrgUnitId" -> unit, "Payload" -> order, "ObjectifyPayload" -> true), key, JwtAlgorithm.HS256)
}
