package shop;

import javax.xml.namespace.QName;
import javax.xml.soap.SOAPBody;
import javax.xml.soap.SOAPElement;

class SoapClient {
    static final String ADDRESS = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor";
    private static final String NS = "urn:schemas-cybersource-com:transaction-data-1.200";

    void fill(SOAPBody body, String merchant, String order) throws Exception {
        SOAPElement message = body.addBodyElement(new QName(NS, "requestMessage"));
        message.addChildElement("merchantID").addTextNode(merchant);
        message.addChildElement("merchantReferenceCode").addTextNode(order);
    }
}
