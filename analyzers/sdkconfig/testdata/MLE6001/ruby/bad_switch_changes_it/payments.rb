require 'cybersource_rest_client'

def payments(mle)
  config = { 'merchantID' => 'acme', 'runEnvironment' => 'apitest.cybersource.com' }
  if mle
    config['authenticationType'] = 'jwt'
    config['enableRequestMLEForOptionalApisGlobally'] = true
  else
    config['authenticationType'] = 'http_signature'
  end
  CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
end
