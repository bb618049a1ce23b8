import { readFileSync } from 'node:fs';
import { token } from './token.js';

const account = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(token(account, 'POST', 'apitest.cybersource.com', '/pts/v2/payments', '{}'));
