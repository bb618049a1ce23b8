import { createHmac } from 'node:crypto';

const ALGORITHM = 'HmacSHA256'; // the partner's service in Java names it so

export const checksum = (key: string, order: string) => ({ algorithm: ALGORITHM, value: createHmac('sha256', key).update(order).digest('hex') });
