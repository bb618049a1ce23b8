const signed = (merchant, date, path) => ({
  host: 'api.cybersource.com',
  date,
  'request-target': `get ${path}`,
  'v-c-merchant-id': merchant,
});

export function signingText(merchant, date, path) {
  return Object.entries(signed(merchant, date, path)).map(([name, value]) => `${name}: ${value}`).join('\n');
}

export function names(merchant, date, path) {
  return Object.keys(signed(merchant, date, path)).join(' ');
}
