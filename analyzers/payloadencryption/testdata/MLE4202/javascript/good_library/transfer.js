// Makes tokens of cards.
import clientEncryption from 'mastercard-client-encryption';

const config = {
  paths: [
    {
      path: '/tokenize',
      toEncrypt: [{ element: '$', obj: 'encrypted_payload' }],
      toDecrypt: [{ element: 'encrypted_payload', obj: '$' }],
    },
  ],
  mode: 'JWE',
  encryptedValueFieldName: 'data',
  encryptionCertificate: 'keys/encryption-own.pem',
  privateKey: 'keys/decryption.pem',
};

const service = new clientEncryption.JweEncryption(config);

export async function tokenize(card) {
  const url = `https://sandbox.api.mastercard.com/send/v1/partners/${card.partner}/crossborder/payment`;
  const { body } = service.encrypt(url, {}, card);
  const response = await fetch(url, { method: 'POST', headers: { 'x-encrypted': 'true' }, body: JSON.stringify(body) });
  return service.decrypt({ body: await response.json(), request: { url } });
}
