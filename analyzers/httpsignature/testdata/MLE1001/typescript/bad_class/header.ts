export enum Header {
  Merchant = 'v-c-merchant-id',
  Digest = 'Digest',
  Signature = 'Signature',
}
