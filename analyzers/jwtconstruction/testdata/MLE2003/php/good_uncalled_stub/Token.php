<?php

namespace Shop\Pay;

use Firebase\JWT\JWT;

class Token
{
    const HOST = 'apitest.cybersource.com';

    public function build(string $body, string $key, string $serial, string $merchant): string
    {
        $now = time();
        $claims = [
            'v-c-jwt-version' => '2',
            'v-c-merchant-id' => $merchant,
            'request-host' => self::HOST,
            'request-method' => 'post',
            'request-resource-path' => '/pts/v2/payments',
            'digest' => base64_encode(hash('sha256', $body, true)),
            'digestAlgorithm' => 'SHA-256',
            'iss' => $merchant,
            'jti' => bin2hex(random_bytes(16)),
            'iat' => $now,
            'exp' => $now + 120,
        ];
        return JWT::encode($claims, $key, 'RS256', $serial);
    }
}
