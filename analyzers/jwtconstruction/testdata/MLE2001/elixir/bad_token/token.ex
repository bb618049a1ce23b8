defmodule Shop.Token do
  @address "https://apitest.cybersource.com/pts/v2/payments"

  def header(certificate, merchant), do: %{"alg" => "RS256", "x5c" => [certificate], "v-c-merchant-id" => merchant}

  def claims(digest, date), do: %{"digest" => digest, "digestAlgorithm" => "SHA-256", "iat" => date}
end
