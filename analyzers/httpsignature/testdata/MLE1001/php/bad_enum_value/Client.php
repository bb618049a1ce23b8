<?php
class Client {
  public function headers($path, $date, $digest): array {
    $text = sprintf("host: %s\nv-c-date: %s\n%s: post %s\ndigest: %s\n%s: %s", $this->host, $date, H::Target->value, $path, $digest, H::Merchant->value, $this->mid);
    $mac = base64_encode(hash_hmac('sha256', $text, base64_decode($this->secret), true));
    return [H::Merchant->value => $this->mid, H::Signature->value => "keyid=\"{$this->key}\", algorithm=\"HmacSHA256\", headers=\"host v-c-date " . H::Target->value . " digest " . H::Merchant->value . "\", signature=\"{$mac}\""];
  }
  public function pay($http, $path, $body, $date, $digest) { return $http->request('POST', 'https://' . $this->host . $path, ['headers' => $this->headers($path, $date, $digest), 'body' => $body]); }
}
