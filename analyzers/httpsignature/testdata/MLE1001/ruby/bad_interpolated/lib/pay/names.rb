module Pay
  HOST = "apitest.cybersource.com"
  SIGNED = %w[host v-c-date request-target digest v-c-merchant-id].freeze
end
