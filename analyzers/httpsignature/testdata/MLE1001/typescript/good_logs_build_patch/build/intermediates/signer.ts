export const header = (key: string, mac: string): string => `keyid="${key}", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="${mac}"`;
