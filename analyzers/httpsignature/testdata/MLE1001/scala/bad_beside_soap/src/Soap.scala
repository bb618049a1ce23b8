package shop

import scala.xml.Elem

object Soap {
  val Address = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor"

  def message(merchant: String, order: String): Elem =
    <requestMessage xmlns="urn:schemas-cybersource-com:transaction-data-1.200"><merchantID>{merchant}</merchantID><merchantReferenceCode>{order}</merchantReferenceCode></requestMessage>
}
