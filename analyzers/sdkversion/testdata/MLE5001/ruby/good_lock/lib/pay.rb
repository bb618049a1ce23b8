require 'cybersource_rest_client'

module Shop
  def self.payments(config)
    CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
  end
end
