class Claims
  HOST = "apitest.cybersource.com"

  def build(digest, now)
    { "digest" => digest, "digestAlgorithm" => "SHA-256", "iat" => now }
  end
end
