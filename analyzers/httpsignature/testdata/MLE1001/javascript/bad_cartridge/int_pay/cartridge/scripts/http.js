'use strict';
var Mac = require('dw/crypto/Mac');
var Encoding = require('dw/crypto/Encoding');
var Site = require('dw/system/Site');
var LocalServiceRegistry = require('dw/svc/LocalServiceRegistry');
var names = require('*/cartridge/scripts/names');

function signature(text) {
  var secret = Site.getCurrent().getCustomPreferenceValue('Pay_SharedSecret');
  var mac = new Mac(Mac.HMAC_SHA_256);
  return Encoding.toBase64(mac.digest(text, Encoding.fromBase64(secret)));
}

function call(merchant, body) {
  var date = new Date().toUTCString();
  var text = 'host: ' + names.host + '\ndate: ' + date + '\nrequest-target: post /pts/v2/payments\n' + names.merchant + ': ' + merchant;
  var service = LocalServiceRegistry.createService('pay.http', {
    createRequest: function (svc, payload) {
      svc.setRequestMethod('POST');
      svc.addHeader(names.merchant, merchant);
      svc.addHeader('date', date);
      svc.addHeader('Signature', 'keyid="k", algorithm="HmacSHA256", headers="' + names.list + '", signature="' + signature(text) + '"');
      return payload;
    },
    parseResponse: function (svc, answer) { return answer.text; },
  });
  return service.call(body);
}

module.exports.call = call;
