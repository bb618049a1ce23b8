module Shop
  def self.gateway(login, password)
    ActiveMerchant::Billing::CyberSourceGateway.new(login: login, password: password)
  end
end
