<?php

namespace Shop\Login;

use Firebase\JWT\JWT;

class Token
{
    public function build(string $user, string $key): string
    {
        return JWT::encode(['iss' => 'shop.example', 'sub' => $user, 'iat' => time()], $key, 'HS256');
    }
}
