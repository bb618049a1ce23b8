require "cybersource_rest_client"

class Configuration
  SCHEME = "JWT".freeze

  def to_h
    configuration = {}
    configuration["authenticationType"] = SCHEME
    configuration["merchantID"] = ENV["MERCHANT"]
    configuration["runEnvironment"] = "apitest.cybersource.com"
    configuration["enableRequestMLEForOptionalApisGlobally"] = true
    configuration["enableResponseMleGlobally"] = true
    configuration["responseMlePrivateKeyFilePath"] = ENV.fetch("KEY_FILE")
    configuration.store("responseMleKID", ENV["KEY_ID"])
    configuration
  end
end

class Payments
  def create(body)
    CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, Configuration.new.to_h).create_payment(body)
  end
end
