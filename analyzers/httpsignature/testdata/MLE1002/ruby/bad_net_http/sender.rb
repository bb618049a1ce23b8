require "net/http"

class Sender
  MERCHANT = "v-c-merchant-id".freeze

  def post(body, signature, merchant)
    uri = URI("https://apitest.cybersource.com/pts/v2/payments")
    request = Net::HTTP::Post.new(uri)
    request["Content-Type"] = "application/json"
    request[MERCHANT] = merchant
    request["Signature"] = signature
    request.body = body
    Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(request) }
  end
end
