require "httparty"

class Client
  include HTTParty
  base_uri "https://apitest.cybersource.com"

  def pay(body, signature)
    headers = { "Content-Type" => "application/json" }
    headers.merge!("v-c-merchant-id" => ENV.fetch("MERCHANT"), Signature: signature)
    self.class.post("/pts/v2/payments", headers: headers, body: body.to_json)
  end
end
