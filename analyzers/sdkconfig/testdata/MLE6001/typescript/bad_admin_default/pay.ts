import { ApiClient, PaymentsApi } from 'cybersource-rest-client';

// What the back office shows until somebody changes it.
const DEFAULTS = { scheme: 'http_signature', merchant: '' };

export const api = (saved: Partial<typeof DEFAULTS>) => {
  const settings = { ...DEFAULTS, ...saved };
  return new PaymentsApi({ authenticationType: settings.scheme, merchantID: settings.merchant, runEnvironment: 'apitest.cybersource.com' }, new ApiClient());
};
