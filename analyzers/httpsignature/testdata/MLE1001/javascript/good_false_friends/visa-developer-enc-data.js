const { CompactEncrypt } = require('jose');

exports.body = async (key, keyId, plain) => ({
  encData: await new CompactEncrypt(new TextEncoder().encode(plain)).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A128GCM', kid: keyId }).encrypt(key),
});
