from zeep import Client

WSDL = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor/CyberSourceTransaction_1.200.wsdl"


def charge(merchant, order):
    return Client(WSDL).service.runTransaction(merchantID=merchant, merchantReferenceCode=order)
