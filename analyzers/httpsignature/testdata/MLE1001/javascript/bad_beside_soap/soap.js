const soap = require('soap');

const WSDL = 'https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor/CyberSourceTransaction_1.200.wsdl';

exports.charge = async (merchant, order) => (await soap.createClientAsync(WSDL)).runTransactionAsync({ merchantID: merchant, merchantReferenceCode: order });
