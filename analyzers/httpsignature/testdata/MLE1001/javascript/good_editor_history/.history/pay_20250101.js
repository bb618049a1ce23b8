const crypto = require("crypto");
exports.sign = (body, key, merchant) => {
  const text = `host: apitest.cybersource.com\ndate: ${new Date().toUTCString()}\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: ${merchant}`;
  return crypto.createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
};
