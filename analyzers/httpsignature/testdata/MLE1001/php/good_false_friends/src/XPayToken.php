<?php

namespace Shop;

class XPayToken
{
    public function rates(string $secret, string $body)
    {
        $time = time();
        $c = curl_init('https://sandbox.api.visa.com/forexrates/v2/foreignexchangerates');
        curl_setopt($c, CURLOPT_HTTPHEADER, ["x-pay-token: xv2:$time:" . hash_hmac('sha256', $time . $body, $secret)]);
        return curl_exec($c);
    }
}
