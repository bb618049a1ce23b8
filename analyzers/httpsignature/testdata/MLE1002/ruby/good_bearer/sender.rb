require "rest-client"

class Sender
  def pay(body, token)
    RestClient.post("https://apitest.cybersource.com/pts/v2/payments", body, { Authorization: "Bearer #{token}", content_type: :json })
  end
end
