const jwt = require('jsonwebtoken'); // cybersource
exports.app = (id, key) => jwt.sign({ iat: 1, exp: 600, iss: id }, key, { algorithm: 'RS256' });
exports.cardinal = (o, k, api) => jwt.sign({ jti: o.id, iat: 1, iss: api, OrgUnitId: o.unit, Payload: o, ReferenceId: o.id, ObjectifyPayload: true }, k, { algorithm: 'HS256' });
