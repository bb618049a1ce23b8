const HOST = 'https://apitest.cybersource.com';

exports.send = (token, body) =>
  fetch(`${HOST}/notification-subscriptions/v2/webhooks`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
