module Shop
  def self.gateway(keys)
    ActiveMerchant::Billing::CyberSourceRestGateway.new(merchant_id: keys.mid, public_key: keys.id, private_key: keys.secret)
  end
end
