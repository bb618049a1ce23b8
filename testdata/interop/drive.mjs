// Makes calls with an official SDK as a merchant's program would, and says what the SDK gave back.
//
// Standard input: {"client": PACKAGE, "config": {…}, "calls": [{"api", "method", "args", "into"}, …]}: config is the
// SDK's own configuration object, into the file that a download goes to. Calls run one after the other. One process per
// configuration: the SDK keeps certificates and keys in memory, 0.0.70 under one name for all files.
//
// Standard output: one line per call, {"status", "body", "error"}: status and body of the reply as the SDK gave them to
// its caller (decrypted, where it decrypts), or why there is none.
import { once } from 'node:events';
import fs from 'node:fs';
import process from 'node:process';
import { text } from 'node:stream/consumers';

const plan = JSON.parse(await text(process.stdin));
const { default: sdk } = await import(plan.client);

// Without MLE a broken configuration throws in the call itself; with it, in a promise that nobody holds.
let fail;
process.on('unhandledRejection', (error) => fail(error));

// The SDK reports on a download before its file is complete.
const downloads = [];
const create = fs.createWriteStream;
fs.createWriteStream = (...args) => {
  const stream = create(...args);
  downloads.push(once(stream, 'finish'));
  return stream;
};

for (const call of plan.calls) {
  process.stdout.write(mask(JSON.stringify(await make(call))) + '\n');
}
await Promise.all(downloads);
process.exit(0); // kept-alive connections would hold the process open

function make({ api, method, args, into }) {
  return new Promise((resolve) => {
    const done = (error, _data, response) => resolve(error ? failure(error) : reply(response));
    fail = (error) => resolve(failure(error));
    const clock = Date.now;
    const now = clock();
    Date.now = () => now; // 0.0.70 reads it twice for one signature, which fails where a second begins in between
    try {
      const client = new sdk.ApiClient();
      client.downloadFilePath = into;
      new sdk[api](plan.config, client)[method](...args, done);
    } catch (error) {
      fail(error);
    } finally {
      Date.now = clock;
    }
  });
}

function reply({ status, text }) {
  return { status, body: parse(text), error: '' };
}

function failure(error) {
  if (error.response) {
    return { status: error.status, body: parse(error.response.text), error: '' };
  }
  return { status: 0, body: null, error: String(error.code ?? error.message ?? error) };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text ?? null;
  }
}

// mask cuts card numbers to their first six and last four digits: what is printed may be kept.
function mask(text) {
  return text.replace(/(?<!\d)\d{13,19}(?!\d)/g, (digits) =>
    luhn(digits) ? digits.slice(0, 6) + 'x'.repeat(digits.length - 10) + digits.slice(-4) : digits);
}

function luhn(digits) {
  const sum = [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
