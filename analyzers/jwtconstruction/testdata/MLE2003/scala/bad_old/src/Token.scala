package shop

object Token {
  val Host = "apitest.cybersource.com"

  def claims(digest: String, now: Long): Map[String, Any] = Map("digest" -> digest, "digestAlgorithm" -> "SHA-256", "iat" -> now)
}
