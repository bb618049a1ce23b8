defmodule Shop.ActivityPub do
  def header(actor, mac) do
    "keyId=\"#{actor}#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"#{mac}\""
  end
end
