<?php

namespace Shop;

use Firebase\JWT\JWT;

class AppleJwt
{
    public function secret(string $key, string $keyId, string $team, string $client): string
    {
        return JWT::encode(['iss' => $team, 'iat' => time(), 'exp' => time() + 3600, 'aud' => 'https://appleid.apple.com', 'sub' => $client], $key, 'ES256', $keyId);
    }
}
