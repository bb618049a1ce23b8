export const gateway = {
  authenticationType: 'jwt',
  jwtKeyType: 'P12',
  runEnvironment: 'api.cybersource.com',
  merchantID: 'acme_bikes',
  keyAlias: 'acme_bikes',
  keyFileName: 'acme_bikes',
  keysDirectory: './keys',
  keyPass: process.env.BIKES_P12_PASSWORD,
};
