const SCHEMES = { classic: 'HTTP_Signature', token: 'jwt' };

module.exports = SCHEMES;
