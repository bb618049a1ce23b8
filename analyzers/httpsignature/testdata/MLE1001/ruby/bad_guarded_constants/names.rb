class Names
  HOST = 'host' unless const_defined?(:HOST)
  MERCHANT = 'v-c-merchant-id' unless const_defined?(:MERCHANT)
end
