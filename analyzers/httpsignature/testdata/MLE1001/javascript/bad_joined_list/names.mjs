export const MERCHANT = 'v-c-merchant-id';
export const NAMES = ['host', 'v-c-date', 'request-target', 'digest', MERCHANT];
