import { ApiClient, PaymentsApi } from 'cybersource-rest-client';

class Scheme {
  static readonly CLASSIC = 'http_signature';
}

export const api = () => new PaymentsApi({ authenticationType: Scheme.CLASSIC, merchantID: 'acme', runEnvironment: 'apitest.cybersource.com' }, new ApiClient());
