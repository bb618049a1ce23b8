require "cybersource_rest_client"

# authenticationType was "http_signature" before
class Payments
  def create(body)
    # options["authenticationType"] = "http_signature"
    options = { "authenticationType" => "jwt", "merchantID" => ENV["MERCHANT"], "runEnvironment" => "apitest.cybersource.com" }
    options.merge!("enableRequestMLEForOptionalApisGlobally" => true, "enableResponseMleGlobally" => true, "responseMleKID" => ENV["KEY_ID"])
    options["responseMlePrivateKeyFilePath"] = ENV["KEY_FILE"]
    CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, options).create_payment(body)
  end
end
