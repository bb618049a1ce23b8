defmodule Shop.CommentedOut do
  @gateway "https://apitest.cybersource.com"

  def headers(token) do
    # {"v-c-merchant-id", merchant},
    # {"signature", "keyid=\"#{key}\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"#{mac}\""}
    [{"authorization", "Bearer #{token}"}, {"origin", @gateway}]
  end
end
