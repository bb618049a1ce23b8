require 'savon'

class Soap
  WSDL = 'https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor/CyberSourceTransaction_1.200.wsdl'

  def charge(merchant, order)
    Savon.client(wsdl: WSDL).call(:run_transaction, message: { merchantID: merchant, merchantReferenceCode: order })
  end
end
