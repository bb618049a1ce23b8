<?php

namespace CyberSource\Authentication\Http;

class HttpSignatureGenerator
{
    public function header($host, $date, $path, $merchant, $keyId, $secret)
    {
        $text = "host: $host\ndate: $date\nrequest-target: get $path\nv-c-merchant-id: $merchant";
        $signature = base64_encode(hash_hmac('sha256', $text, base64_decode($secret), true));
        return 'keyid="' . $keyId . '", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="' . $signature . '"';
    }
}
