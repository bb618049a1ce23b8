require "net/http"

GATEWAY = "https://apitest.cybersource.com"

class Deliver
  def call(inbox, key, date, signature, body)
    request = Net::HTTP::Post.new(inbox)
    request["Date"] = date
    request["Signature"] = %(keyId="#{key}",algorithm="rsa-sha256",headers="(request-target) host date",signature="#{signature}")
    Net::HTTP.start(inbox.host, inbox.port) { |http| http.request(request, body) }
  end
end
