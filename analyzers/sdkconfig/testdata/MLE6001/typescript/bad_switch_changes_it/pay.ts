import { ApiClient, PaymentsApi } from 'cybersource-rest-client';

export const api = (mle: boolean) => {
  const config: Record<string, unknown> = { merchantID: 'acme', runEnvironment: 'apitest.cybersource.com' };
  if (mle) {
    config.authenticationType = 'jwt';
    config.enableRequestMLEForOptionalApisGlobally = true;
  } else {
    config.authenticationType = 'http_signature';
  }
  return new PaymentsApi(config, new ApiClient());
};
