<?php

namespace Shop\Pay;

class Pay
{
    const HOST = 'https://apitest.cybersource.com';

    // $text = "host: h\n(request-target): post /p\nv-c-merchant-id: m";
    # $header = 'keyid="k", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="s"';
    public function hook(string $body, string $secret): string
    {
        return hash_hmac('sha256', $body, $secret);
    }
}
