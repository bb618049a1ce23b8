require 'net/http'

uri = URI('https://apitest.cybersource.com/pts/v2/payments')
request = Net::HTTP::Post.new(uri)
request['v-c-merchant-id'] = 'acme'
request['Date'] = 'Mon, 12 Jan 2026 10:00:00 GMT'
request['Signature'] = 'keyid="08c94330-0000-0000-0000-000000000000", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="AAAA="'
puts Net::HTTP.start(uri.host, 443, use_ssl: true) { |http| http.request(request) }.code
