import { ApiClient, PaymentsApi } from 'cybersource-rest-client';

const SANDBOX = 'CyberSource.Environment.SANDBOX';

export const api = () => new PaymentsApi({ authenticationType: 'jwt', merchantID: 'acme', runEnvironment: SANDBOX }, new ApiClient());
