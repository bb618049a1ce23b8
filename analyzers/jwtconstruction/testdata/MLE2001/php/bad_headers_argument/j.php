<?php
use Firebase\JWT\JWT;
function token($key, $cert, $digest, $mid) {
  return JWT::encode(['iat' => gmdate('D, d M Y H:i:s') . ' GMT', 'digest' => $digest, 'digestAlgorithm' => 'SHA-256'], $key, 'RS256', null, ['x5c' => [$cert], 'v-c-merchant-id' => $mid]);
}
function pay($http, $body, $key, $cert, $digest, $mid) { return $http->post('https://apitest.cybersource.com/pts/v2/payments', ['body' => $body, 'headers' => ['Authorization' => 'Bearer ' . token($key, $cert, $digest, $mid)]]); }
