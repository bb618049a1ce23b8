export const header = (mac: (text: string) => string, key: string, host: string, merchant: string): string =>
  `keyid="${key}", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="${mac(`host: ${host}\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: ${merchant}`)}"`;
