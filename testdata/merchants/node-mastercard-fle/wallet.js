const clientEncryption = require('mastercard-client-encryption');

const fle = new clientEncryption.FieldLevelEncryption({
  paths: [
    {
      path: '/digitization/1/0/tokenize',
      toEncrypt: [{ element: 'fundingAccountInfo.encryptedPayload.encryptedData', obj: 'fundingAccountInfo.encryptedPayload' }],
      toDecrypt: [{ element: 'tokenDetail', obj: 'tokenDetail' }],
    },
  ],
  ivFieldName: 'iv',
  encryptedKeyFieldName: 'encryptedKey',
  encryptedValueFieldName: 'encryptedData',
  oaepHashingAlgorithmFieldName: 'oaepHashingAlgorithm',
  publicKeyFingerprintFieldName: 'publicKeyFingerprint',
  publicKeyFingerprintType: 'certificate',
  oaepPaddingDigestAlgorithm: 'SHA-512',
  dataEncoding: 'hex',
  encryptionCertificate: 'keys/wallet-encryption.pem',
  privateKey: 'keys/wallet-decryption.pem',
});

module.exports = async function tokenize(card) {
  const path = '/digitization/1/0/tokenize';
  const { body } = fle.encrypt(path, {}, card);
  const reply = await fetch(`https://api.mastercard.com/mdes${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return fle.decrypt({ body: await reply.json(), request: { url: path } });
};
