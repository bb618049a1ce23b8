enum Soap {
    static let address = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor"

    static func message(merchant: String, order: String) -> String {
        return "<requestMessage xmlns=\"urn:schemas-cybersource-com:transaction-data-1.200\"><merchantID>\(merchant)</merchantID><merchantReferenceCode>\(order)</merchantReferenceCode></requestMessage>"
    }
}
