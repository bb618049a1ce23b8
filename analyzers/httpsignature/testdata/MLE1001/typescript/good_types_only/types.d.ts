export declare const SIGNED: 'host date request-target digest v-c-merchant-id';
export interface Signed {
  headers: 'host date request-target digest v-c-merchant-id';
}
