require "savon"

class Client
  WSDL = "https://ics2wstesta.ic3.com/commerce/1.x/transactionProcessor/CyberSourceTransaction_1.129.wsdl"

  def run(merchant, key)
    Savon.client(wsdl: WSDL, wsse_auth: [merchant, key]).call(:run_transaction, message: { "merchantID" => merchant })
  end
end
