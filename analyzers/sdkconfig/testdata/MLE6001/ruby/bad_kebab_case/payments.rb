require 'cybersource_rest_client'
require 'yaml'

def payments
  settings = YAML.load_file('config/gateway.yml')['gateway']
  config = {
    authenticationType: settings['authentication-type'],
    merchantID: settings['merchant-id'],
    runEnvironment: 'apitest.cybersource.com'
  }
  CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
end
