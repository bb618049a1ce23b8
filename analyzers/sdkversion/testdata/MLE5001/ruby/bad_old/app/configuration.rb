require "cybersource_rest_client"

class Configuration
  SCHEME = "http_signature".freeze

  def to_h
    configuration = {}
    configuration["authenticationType"] = SCHEME
    configuration["merchantID"] = ENV["MERCHANT"]
    configuration["runEnvironment"] = "apitest.cybersource.com"
    configuration
  end
end

class Payments
  def create(body)
    CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, Configuration.new.to_h).create_payment(body)
  end
end
