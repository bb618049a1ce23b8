const { compactDecrypt } = require('jose');

exports.open = async (key, payload) => JSON.parse(new TextDecoder().decode((await compactDecrypt(payload, key)).plaintext));
