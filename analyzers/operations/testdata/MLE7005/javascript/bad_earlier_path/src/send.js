const HOST = 'https://apitest.cybersource.com';

exports.send = (token, body) =>
  fetch(`${HOST}/acp/v1/tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
