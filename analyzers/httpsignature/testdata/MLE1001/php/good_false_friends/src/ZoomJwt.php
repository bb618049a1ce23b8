<?php

namespace Shop;

use Firebase\JWT\JWT;

class ZoomJwt
{
    public function users(string $api, string $key)
    {
        $token = JWT::encode(['iss' => $api, 'exp' => time() + 60, 'iat' => time()], $key, 'HS256');
        $c = curl_init('https://api.zoom.us/v2/users');
        curl_setopt($c, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $token]);
        return curl_exec($c);
    }
}
