const HOST = 'https://apitest.cybersource.com';

exports.send = (token, body) =>
  fetch(`${HOST}/pts/v2/payments`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
