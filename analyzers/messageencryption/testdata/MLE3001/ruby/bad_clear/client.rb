require "json"

class Client
  HOST = "https://apitest.cybersource.com"

  def body(amount)
    JSON.generate(amount: amount)
  end
end
