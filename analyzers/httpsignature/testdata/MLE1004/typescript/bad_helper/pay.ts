import CybersourceAuth from 'cybersource-auth';

export const headers = (merchant: string, key: string, secret: string) => new CybersourceAuth(merchant, key, secret).headers('/pts/v2/payments');
