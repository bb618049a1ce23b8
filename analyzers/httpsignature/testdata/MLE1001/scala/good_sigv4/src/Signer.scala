package shop

import sttp.client3._

class Signer(region: String, accessKey: String, sign: String => String) {
  def request(bucket: String, date: String, hash: String) = {
    val canonical = Seq("PUT", s"/$bucket", "", s"host:s3.$region.amazonaws.com", s"x-amz-date:$date", "", "host;x-amz-date", hash).mkString("\n")
    val scope = s"${date.take(8)}/$region/s3/aws4_request"
    basicRequest
      .put(uri"https://s3.$region.amazonaws.com/$bucket")
      .header("Authorization", s"AWS4-HMAC-SHA256 Credential=$accessKey/$scope, SignedHeaders=host;x-amz-date, Signature=${sign(canonical)}")
  }
}
