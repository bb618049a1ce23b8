require 'cybersource_rest_client'

def payments
  config = {
    'authenticationType' => Constants::AUTH_TYPE_HTTP,
    'merchantID' => 'acme',
    'runEnvironment' => 'apitest.cybersource.com'
  }
  CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
end
