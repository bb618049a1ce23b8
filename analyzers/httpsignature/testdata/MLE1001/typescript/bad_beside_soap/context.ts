import axios from 'axios';

export const captureContext = (merchant: string, key: string, date: string, mac: string, body: object) =>
  axios.post<string>('https://apitest.cybersource.com/microform/v2/sessions', body, {
    headers: {
      'v-c-merchant-id': merchant,
      'v-c-date': date,
      Signature: `keyid="${key}", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="${mac}"`,
    },
  });
