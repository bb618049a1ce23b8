const target = (id) => `https://apitest.cybersource.com/pts/v2/payments/${id}/captures`

export function capture(paid, token, body) {
  const id = paid?.id ?? ''
  return fetch(target(id), { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body })
}
