require 'cybersource_rest_client'

# What the back office shows until somebody changes it.
class Settings
  def scheme
    @scheme || 'http_signature'
  end
end

def payments(settings = Settings.new)
  config = { authenticationType: settings.scheme, merchantID: 'acme', runEnvironment: 'apitest.cybersource.com' }
  CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
end
