import jwt from 'jsonwebtoken';

export const token = (key: string, issuer: string, unit: string, order: object, now: number): string =>
  jwt.sign({ jti: `${now}`, iat: now, iss: issuer, OrgUnitId: unit, Payload: order, ObjectifyPayload: true }, key);
