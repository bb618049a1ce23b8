<?php

namespace Shop;

use Firebase\JWT\JWT;
use Ramsey\Uuid\Uuid;

/** The one path that is in use. */
class Gateway
{
    const HOST = 'apitest.cybersource.com';

    public function token($key, string $serial, string $merchant, string $body): string
    {
        $now = time();
        return JWT::encode([
            'iss' => $merchant, 'jti' => Uuid::uuid4()->toString(), 'iat' => $now, 'exp' => $now + 120,
            'v-c-jwt-version' => '2', 'v-c-merchant-id' => $merchant,
            'request-host' => self::HOST, 'request-method' => 'post', 'request-resource-path' => '/pts/v2/payments',
            'digest' => base64_encode(hash('sha256', $body, true)), 'digestAlgorithm' => 'SHA-256',
        ], $key, 'RS256', $serial);
    }
}
