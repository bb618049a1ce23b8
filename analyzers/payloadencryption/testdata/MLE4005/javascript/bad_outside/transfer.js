// Makes tokens of cards.
import clientEncryption from 'mastercard-client-encryption';

import { config } from '@acme/settings';

const service = new clientEncryption.Service(config);

export async function tokenize(card) {
  const url = 'https://sandbox.api.mastercard.com/mdes/digitization/1/0/tokenize';
  const { body } = service.encrypt(url, {}, card);
  const response = await fetch(url, { method: 'POST', headers: { 'x-encrypted': 'true' }, body: JSON.stringify(body) });
  return service.decrypt({ body: await response.json(), request: { url } });
}
