require 'cybersource_rest_client'

class Gateway
  def payments(mid)
    account = Account.find_by(mid: mid)
    config = {
      authenticationType: account.auth_type,
      merchantID: account.mid,
      runEnvironment: 'apitest.cybersource.com'
    }
    CyberSource::PaymentsApi.new(CyberSource::ApiClient.new, config)
  end
end
