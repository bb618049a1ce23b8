const address = 'https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor';

String message(String merchant, String order) =>
    '<requestMessage xmlns="urn:schemas-cybersource-com:transaction-data-1.200"><merchantID>$merchant</merchantID><merchantReferenceCode>$order</merchantReferenceCode></requestMessage>';
