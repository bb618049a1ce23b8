require 'cybersource_rest_client'

SANDBOX = 'CyberSource.Environment.SANDBOX'

def payments
  config = { authenticationType: 'jwt', merchantID: 'acme', runEnvironment: SANDBOX }
  CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
end
