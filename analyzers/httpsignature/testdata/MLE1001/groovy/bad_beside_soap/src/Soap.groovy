package shop

import wslite.soap.SOAPClient

class Soap {
    def client = new SOAPClient('https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor')

    def charge(String merchant, String order) {
        client.send { body { requestMessage(xmlns: 'urn:schemas-cybersource-com:transaction-data-1.200') { merchantID(merchant); merchantReferenceCode(order) } } }
    }
}
