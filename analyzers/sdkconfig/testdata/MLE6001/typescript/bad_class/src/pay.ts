import { ApiClient, PaymentsApi } from 'cybersource-rest-client';
import { GatewayConfig } from './config';

export function charge(request: unknown, done: (error: unknown, data: unknown) => void): void {
  new PaymentsApi(new GatewayConfig(process.env), new ApiClient()).createPayment(request, done);
}
