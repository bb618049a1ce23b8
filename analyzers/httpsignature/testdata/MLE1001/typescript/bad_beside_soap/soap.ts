import { createClientAsync } from 'soap';

const WSDL = 'https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor/CyberSourceTransaction_1.200.wsdl';

export async function charge(merchant: string, order: string): Promise<unknown> {
  const client = await createClientAsync(WSDL);
  return client.runTransactionAsync({ merchantID: merchant, merchantReferenceCode: order });
}
