<?php
function send($http, $keyId, $key, $path, $body) { // beside cybersource
  $digest = 'SHA-256=' . base64_encode(hash('sha256', $body, true)); $date = gmdate('r');
  $text = "(request-target): post $path\nhost: authservices.acme-pay.example\ndate: $date\ndigest: $digest";
  openssl_sign($text, $sig, $key, OPENSSL_ALGO_SHA256);
  return $http->post('https://authservices.acme-pay.example' . $path, ['headers' => ['Digest' => $digest, 'Date' => $date, 'Authorization' => 'Signature keyId="' . $keyId . '", algorithm="rsa-sha256", headers="(request-target) host date digest", signature="' . base64_encode($sig) . '"']]);
}
