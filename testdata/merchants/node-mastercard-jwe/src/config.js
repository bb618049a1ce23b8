module.exports = {
  host: 'https://sandbox.api.mastercard.com',
  partner: process.env.REMIT_PARTNER,
  consumerKey: process.env.REMIT_CONSUMER_KEY,
  encryption: {
    mode: 'JWE',
    paths: [
      {
        path: '/crossborder/.*',
        toEncrypt: [{ element: '$', obj: 'encrypted_payload' }],
        toDecrypt: [{ element: 'encrypted_payload', obj: '$' }],
      },
    ],
    encryptedValueFieldName: 'data',
    encryptionCertificate: 'keys/client-encryption.pem',
    privateKey: 'keys/mastercard-encryption.pem',
  },
};
