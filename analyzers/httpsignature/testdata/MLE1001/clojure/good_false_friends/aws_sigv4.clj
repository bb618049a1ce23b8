(ns shop.aws-sigv4)

(defn authorization [access scope mac]
  (str "AWS4-HMAC-SHA256 Credential=" access "/" scope "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" mac))
