import { ApiClient, PaymentsApi } from 'cybersource-rest-client';
import type { Repository } from 'typeorm';
import type { Gateway } from './gateway.entity';

export async function api(gateways: Repository<Gateway>, id: string) {
  const row = await gateways.findOneByOrFail({ id });
  return new PaymentsApi({ authenticationType: row.authType, merchantID: row.merchant, runEnvironment: 'apitest.cybersource.com' }, new ApiClient());
}
