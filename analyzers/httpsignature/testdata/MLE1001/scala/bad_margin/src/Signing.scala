package shop

object Signing {
  private val host = sys.env.getOrElse("PAY_HOST", "apitest.cybersource.com")

  def text(merchantId: String, digest: Option[String], date: String): String = {
    val first =
      s"""host: $host
         |date: $date
         |(request-target): post /pts/v2/payments
         |v-c-merchant-id: $merchantId""".stripMargin
    digest match {
      case Some(d) => first + s"\ndigest: $d"
      case None => first
    }
  }
}
