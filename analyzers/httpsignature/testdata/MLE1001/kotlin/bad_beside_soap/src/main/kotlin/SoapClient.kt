package shop

import javax.xml.namespace.QName
import javax.xml.soap.SOAPBody

class SoapClient {
    val address = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor"

    fun fill(body: SOAPBody, merchant: String) {
        val message = body.addBodyElement(QName("urn:schemas-cybersource-com:transaction-data-1.200", "requestMessage"))
        message.addChildElement("merchantID").addTextNode(merchant)
    }
}
