import { createHash, createHmac } from 'crypto';
import axios, { AxiosInstance } from 'axios';
import { Header } from './header';

interface Merchant {
  readonly id: string;
  readonly keyId: string;
  readonly secret: string;
}

export class Client {
  private readonly http: AxiosInstance;

  constructor(private readonly merchant: Merchant, private readonly host: string = 'apitest.cybersource.com') {
    this.http = axios.create({ baseURL: `https://${this.host}` });
  }

  async pay<T>(body: unknown): Promise<T> {
    const payload = JSON.stringify(body);
    const digest = `SHA-256=${createHash('sha256').update(payload).digest('base64')}`;
    const date = new Date().toUTCString();
    const headers: Record<string, string> = {};
    headers[Header.Merchant] = this.merchant.id;
    headers['v-c-date'] = date;
    headers[Header.Digest] = digest;
    headers[Header.Signature] = this.signature(date, digest);
    const answer = await this.http.post<T>('/pts/v2/payments', payload, { headers });
    return answer.data;
  }

  private signature(date: string, digest: string): string {
    const text = [
      `host: ${this.host}`,
      `v-c-date: ${date}`,
      'request-target: post /pts/v2/payments',
      `digest: ${digest}`,
      `${Header.Merchant}: ${this.merchant.id}`,
    ].join('\n');
    const mac = createHmac('sha256', Buffer.from(this.merchant.secret, 'base64')).update(text).digest('base64');
    return `keyid="${this.merchant.keyId}", algorithm="HmacSHA256", headers="host v-c-date request-target digest ${Header.Merchant}", signature="${mac}"`;
  }
}
