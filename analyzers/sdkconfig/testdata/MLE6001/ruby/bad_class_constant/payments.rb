require 'cybersource_rest_client'

class Scheme
  CLASSIC = 'http_signature'
end

class Payments
  def api
    config = {}
    config['authenticationType'] = Scheme::CLASSIC
    config['merchantID'] = 'acme'
    config['runEnvironment'] = 'apitest.cybersource.com'
    CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
  end
end
