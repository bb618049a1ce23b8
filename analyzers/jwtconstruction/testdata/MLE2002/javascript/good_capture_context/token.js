import jwt from 'jsonwebtoken';

const keys = 'https://apitest.cybersource.com/flex/v2/public-keys';

// Checks the capture context that the browser was given.
export const check = (captureContext, key) => jwt.verify(captureContext, key);

// Signs a shopper in.
export const session = (shopper) =>
  jwt.sign({ sub: shopper.id, iss: 'shop', iat: Math.floor(Date.now() / 1000) }, process.env.SESSION_KEY);

export { keys };
