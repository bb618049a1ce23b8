const { JweEncryption } = require('mastercard-client-encryption');
const oauth = require('mastercard-oauth1-signer');
const config = require('./config');

const jwe = new JweEncryption(config.encryption);

async function call(method, path, signingKey, payload) {
  const url = `${config.host}/send/v1/partners/${config.partner}${path}`;
  const body = payload ? JSON.stringify(jwe.encrypt(path, {}, payload).body) : undefined;
  const reply = await fetch(url, {
    method,
    headers: {
      Authorization: oauth.getAuthorizationHeader(url, method, body, config.consumerKey, signingKey),
      'Content-Type': 'application/json',
      'x-encrypted': 'true',
    },
    body,
  });
  return jwe.decrypt({ body: await reply.json(), request: { url: path } });
}

exports.send = (transfer, signingKey) => call('POST', '/crossborder/payment', signingKey, { paymentrequest: transfer });
exports.find = (id, signingKey) => call('GET', `/crossborder/${id}`, signingKey);
