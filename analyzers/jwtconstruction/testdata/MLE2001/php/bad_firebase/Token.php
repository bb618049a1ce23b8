<?php

namespace Shop\Pay;

use Firebase\JWT\JWT;

class Token
{
    const HOST = 'apitest.cybersource.com';

    public function build(string $body, string $key, string $certificate, string $merchant): string
    {
        $claims = [
            'digest' => base64_encode(hash('sha256', $body, true)),
            'digestAlgorithm' => 'SHA-256',
            'iat' => time(),
        ];
        $header = ['v-c-merchant-id' => $merchant, 'x5c' => [$certificate]];
        return JWT::encode($claims, $key, 'RS256', null, $header);
    }
}
