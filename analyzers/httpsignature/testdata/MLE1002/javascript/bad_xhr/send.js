function send(merchant, signature, body) {
  var xhr = new XMLHttpRequest();
  xhr.open('POST', 'https://apitest.cybersource.com/pts/v2/payments');
  xhr.setRequestHeader('v-c-merchant-id', merchant);
  xhr.setRequestHeader('Signature', signature);
  xhr.send(body);
}
