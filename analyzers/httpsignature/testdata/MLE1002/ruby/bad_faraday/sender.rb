require "faraday"

module Shop
  class Sender
    def initialize(merchant)
      @merchant = merchant
      @connection = Faraday.new(url: "https://apitest.cybersource.com") do |f|
        f.request :json
      end
    end

    def post(body, signature)
      @connection.post("/pts/v2/payments") do |req|
        req.headers["v-c-merchant-id"] = @merchant
        req.headers["Signature"] = signature
        req.body = body
      end
    end
  end
end
