export class GatewayConfig {
  readonly authenticationType = 'http_signature';
  readonly runEnvironment = 'apitest.cybersource.com';
  merchantID: string;
  merchantKeyId: string;
  merchantsecretKey: string;

  constructor(env: NodeJS.ProcessEnv) {
    this.merchantID = env.ACME_MID ?? '';
    this.merchantKeyId = env.ACME_KEY_ID ?? '';
    this.merchantsecretKey = env.ACME_SECRET ?? '';
  }
}
