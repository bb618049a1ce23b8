const logger = require('./logger');

exports.check = function (headers) {
  if (headers.signature) {
    logger.warn('signed "host date request-target digest v-c-merchant-id": move to JWT');
    throw new Error('headers="host date request-target digest v-c-merchant-id" is refused');
  }
};
