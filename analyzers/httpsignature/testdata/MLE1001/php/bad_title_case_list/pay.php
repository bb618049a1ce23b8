<?php
define('GATEWAY_HOST', getenv('GATEWAY_HOST') ?: 'api.acme-gateway.example');
class Client {
  private array $names = ['host', 'v-c-date', 'request-target', 'digest', 'v-c-merchant-id'];
  function sign($path, $date, $digest) {
    $lines = [];
    foreach (['Host' => GATEWAY_HOST, 'V-C-Date' => $date, 'Request-Target' => 'post ' . $path, 'Digest' => $digest, 'V-C-Merchant-Id' => $this->mid] as $n => $v) { $lines[] = strtolower($n) . ': ' . $v; }
    $mac = base64_encode(hash_hmac('sha256', implode("\n", $lines), base64_decode($this->secret), true));
    $parts = ['keyid="' . $this->key . '"', 'algorithm="HmacSHA256"', 'headers="' . implode(' ', $this->names) . '"', 'signature="' . $mac . '"'];
    return implode(', ', $parts);
  }
  function pay($path, $body, $date, $digest) {
    $headers = ['V-C-Merchant-Id: ' . $this->mid, 'V-C-Date: ' . $date, 'Digest: ' . $digest, 'Signature: ' . $this->sign($path, $date, $digest)];
    $c = curl_init('https://' . GATEWAY_HOST . $path);
    curl_setopt($c, CURLOPT_HTTPHEADER, $headers);
    return curl_exec($c);
  }
}
