<?php

namespace Shop\Pay;

// Left from the time before the tokens.
class UncalledStub
{
    public function signature(string $merchant, string $date, string $digest, string $keyId, string $secret): string
    {
        $text = "host: apitest.cybersource.com\nv-c-date: $date\nrequest-target: post /pts/v2/payments\ndigest: $digest\nv-c-merchant-id: $merchant";
        $signed = base64_encode(hash_hmac('sha256', $text, base64_decode($secret), true));
        return 'keyid="' . $keyId . '", algorithm="HmacSHA256", headers="host v-c-date request-target digest v-c-merchant-id", signature="' . $signed . '"';
    }
}
