import { ApiClient, PaymentsApi } from 'cybersource-rest-client';
import Constants from 'cybersource-rest-client/src/authentication/util/Constants';

export const api = () => new PaymentsApi({ authenticationType: Constants.HTTP, merchantID: 'acme', runEnvironment: 'apitest.cybersource.com' }, new ApiClient());
