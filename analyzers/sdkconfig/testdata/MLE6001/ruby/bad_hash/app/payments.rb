require "cybersource_rest_client"

module Shop
  DEFAULTS = { "authenticationType" => "HTTP_Signature", "runEnvironment" => "apitest.cybersource.com" }.freeze

  class Payments
    def create(body, merchant)
      options = DEFAULTS.merge("merchantID" => merchant, "merchantKeyId" => ENV["KEY"])
      CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, options).create_payment(body)
    end
  end
end
