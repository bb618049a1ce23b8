'use strict';
module.exports = {
  host: 'apitest.cybersource.com',
  merchant: 'v-c-merchant-id',
  list: 'host date request-target v-c-merchant-id',
};
