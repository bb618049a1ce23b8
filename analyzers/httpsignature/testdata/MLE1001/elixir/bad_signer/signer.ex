defmodule Shop.Signer do
  @host "apitest.cybersource.com"

  def headers(merchant, key, secret, date) do
    text = "host: #{@host}\nv-c-date: #{date}\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: #{merchant}"
    mac = :crypto.mac(:hmac, :sha256, secret, text) |> Base.encode64()

    [
      {"v-c-merchant-id", merchant},
      {"signature", "keyid=\"#{key}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"#{mac}\""}
    ]
  end
end
