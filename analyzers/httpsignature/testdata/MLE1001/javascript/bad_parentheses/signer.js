'use strict';
var CryptoJS = require('crypto-js');

function Signer(id, secret) {
  this.id = id;
  this.secret = secret;
}

Signer.prototype.text = function (host, date, path) {
  return ['host: ' + host, 'date: ' + date, '(request-target): get ' + path, 'v-c-merchant-id: ' + this.id].join('\n');
};

Signer.prototype.sign = function (host, date, path) {
  var key = CryptoJS.enc.Base64.parse(this.secret);
  return CryptoJS.HmacSHA256(this.text(host, date, path), key).toString(CryptoJS.enc.Base64);
};

exports.Signer = Signer;
