export function headers(token: string): Record<string, string> {
  // const text = `host: apitest.cybersource.com\nrequest-target: get /reports\nv-c-merchant-id: ${merchant}`;
  /*
  return { 'v-c-merchant-id': merchant, Signature: `keyid="${key}", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="${mac}"` };
  */
  return { Authorization: `Bearer ${token}` };
}
