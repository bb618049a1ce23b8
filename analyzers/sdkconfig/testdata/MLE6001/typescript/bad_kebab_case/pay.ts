import { readFileSync } from 'node:fs';
import { ApiClient, PaymentsApi } from 'cybersource-rest-client';
import { load } from 'js-yaml';

const settings = load(readFileSync('config/gateway.yaml', 'utf8')) as Record<string, Record<string, string>>;

export const api = () =>
  new PaymentsApi(
    { authenticationType: settings.gateway['authentication-type'], merchantID: settings.gateway['merchant-id'], runEnvironment: 'apitest.cybersource.com' },
    new ApiClient(),
  );
