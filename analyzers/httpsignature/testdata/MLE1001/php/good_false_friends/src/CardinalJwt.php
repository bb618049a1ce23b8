<?php

namespace Shop;

use Firebase\JWT\JWT;

class CardinalJwt
{
    public function token(string $key, string $issuer, string $unit, array $order): string
    {
        return JWT::encode(['jti' => uniqid(), 'iat' => time(), 'iss' => $issuer, 'OrgUnitId' => $unit, 'Payload' => $order, 'ObjectifyPayload' => true], $key, 'HS256');
    }
}
