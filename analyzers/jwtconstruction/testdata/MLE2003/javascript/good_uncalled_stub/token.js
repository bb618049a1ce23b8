import { seal } from './seal.js';
import { sign } from './sign.js';

// Makes the token of one request.
export function token(account, method, host, path, body) {
  const claims = {
    'request-host': host,
    'request-method': method.toLowerCase(),
    'request-resource-path': path,
    'v-c-jwt-version': '2',
    'v-c-merchant-id': account.merchantId,
  };
  seal(claims, account, body);
  return sign({ alg: 'RS256', typ: 'JWT', kid: account.keyId }, claims, account.privateKey);
}
