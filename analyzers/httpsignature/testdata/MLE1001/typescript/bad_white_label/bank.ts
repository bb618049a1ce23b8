enum Wire {
  Merchant = 'v-c-merchant-id',
  Signature = 'signature',
}

// The gateway of the house bank, reached through the proxy of the platform.
export const HOST = 'gateway.bank.example';
const FORWARD = 'x-forward-';

export function headers(merchant: string, keyId: string, date: string, digest: string, mac: (text: string) => string): Record<string, string> {
  const signature = mac(`host: ${HOST}\nv-c-date: ${date}\nrequest-target: post /pts/v2/payments\ndigest: ${digest}\n${Wire.Merchant}: ${merchant}`);
  return {
    [FORWARD + Wire.Merchant]: merchant,
    [FORWARD + Wire.Signature]: `keyid="${keyId}", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="${signature}"`,
  };
}
