<?php
function flex_key($mid, $kid, $secret, $body) {
  $d = gmdate('D, d M Y H:i:s T'); $digest = 'SHA-256=' . base64_encode(hash('sha256', $body, true));
  $s = "host: apitest.cybersource.com\ndate: $d\n(request-target): post /microform/v2/sessions\ndigest: $digest\nv-c-merchant-id: $mid";
  $sig = base64_encode(hash_hmac('sha256', $s, base64_decode($secret), true));
  $h = array(); $h[] = "v-c-merchant-id: $mid"; $h[] = "Date: $d"; $h[] = "Digest: $digest"; $h[] = 'Signature: keyid="' . $kid . '", algorithm="HmacSHA256", headers="host date (request-target) digest v-c-merchant-id", signature="' . $sig . '"';
  $c = curl_init(); curl_setopt_array($c, array(CURLOPT_URL => 'https://apitest.cybersource.com/microform/v2/sessions', CURLOPT_HTTPHEADER => $h, CURLOPT_POSTFIELDS => $body)); return curl_exec($c);
}
