require 'cybersource_rest_client'

class Gateway
  def payments
    CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, Rails.application.config_for(:pay))
  end
end
