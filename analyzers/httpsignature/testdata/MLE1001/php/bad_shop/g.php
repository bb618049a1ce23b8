<?php
class WC_Gateway { private $host = 'apitest.cybersource.com';
 function headers($method, $path, $body) { $date = gmdate("D, d M Y G:i:s ") . "GMT"; $digest = $this->digest($body);
  $hs = 'host date (request-target)' . ($body ? ' digest' : '') . ' v-c-merchant-id';
  $str = 'host: ' . $this->host . "\n" . 'date: ' . $date . "\n" . '(request-target): ' . strtolower($method) . ' ' . $path . "\n" . ($body ? 'digest: SHA-256=' . $digest . "\n" : '') . 'v-c-merchant-id: ' . $this->get_option('merchant_id');
  $sig = base64_encode(hash_hmac('sha256', utf8_encode($str), base64_decode($this->get_option('secret')), true));
  $header = array('keyid="' . $this->get_option('key') . '"', 'algorithm="HmacSHA256"', 'headers="' . $hs . '"', 'signature="' . $sig . '"');
  return array('v-c-merchant-id' => $this->get_option('merchant_id'), 'Date' => $date, 'Host' => $this->host, 'Digest' => 'SHA-256=' . $digest, 'Signature' => implode(', ', $header)); }
 function digest($b) { return base64_encode(hash('sha256', utf8_encode($b), true)); }
 function pay($b) { return wp_remote_post('https://' . $this->host . '/pts/v2/payments', array('headers' => $this->headers('POST', '/pts/v2/payments', $b), 'body' => $b)); } }
