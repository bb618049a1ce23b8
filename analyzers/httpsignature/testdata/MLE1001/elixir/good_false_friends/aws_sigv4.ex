defmodule Shop.AwsSigv4 do
  def authorization(access, scope, mac) do
    "AWS4-HMAC-SHA256 Credential=#{access}/#{scope}/aws4_request, SignedHeaders=host;x-amz-date, Signature=#{mac}"
  end
end
