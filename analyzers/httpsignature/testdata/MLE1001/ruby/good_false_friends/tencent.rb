def tencent(id, key, date, source)
  signature = Base64.strict_encode64(OpenSSL::HMAC.digest('sha1', key, "x-date: #{date}\nx-source: #{source}"))
  "hmac id=\"#{id}\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"#{signature}\""
end
