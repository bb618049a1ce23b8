# Names on the wire, as Ruby has no enumerations.
module Wire
  HOST = 'host'
  DATE = 'v-c-date'
  TARGET = 'request-target'
  DIGEST = 'digest'
  MERCHANT = 'v-c-merchant-id'
  SIGNATURE = 'Signature'

  SIGNED = [HOST, DATE, TARGET, DIGEST, MERCHANT].freeze
end
