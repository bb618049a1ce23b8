const jwt = require('jsonwebtoken');

exports.token = (key, issuer, unit, order, now) => jwt.sign({ jti: `${now}`, iat: now, iss: issuer, OrgUnitId: unit, Payload: order, ObjectifyPayload: true }, key);
