import { createHmac } from 'crypto';
import axios from 'axios';
import { H } from './h';
export class Client {
  constructor(private mid: string, private key: string, private secret: string, private host = process.env.GATEWAY_HOST!) {}
  private sign(path: string, date: string, digest: string) {
    const lines: [string, string][] = [['host', this.host], ['v-c-date', date], [H.Target, `post ${path}`], ['digest', digest], [H.Merchant, this.mid]];
    const text = lines.map(([k, v]) => `${k}: ${v}`).join('\n');
    const mac = createHmac('sha256', Buffer.from(this.secret, 'base64')).update(text).digest('base64');
    return `keyid="${this.key}", algorithm="HmacSHA256", headers="${lines.map(([k]) => k).join(' ')}", signature="${mac}"`;
  }
  pay(path: string, body: string, date: string, digest: string) {
    return axios.post(`https://${this.host}${path}`, body, { headers: { [H.Merchant]: this.mid, [H.Signature]: this.sign(path, date, digest) } });
  }
}
