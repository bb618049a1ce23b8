<?php

namespace Shop;

use Firebase\JWT\JWT;

require_once __DIR__ . '/../config.php';

class Token
{
    public function send(string $key, string $serial, string $body)
    {
        $now = time();
        $token = JWT::encode(['iss' => PAY_MERCHANT, 'iat' => $now, 'exp' => $now + 120], $key, 'RS256', $serial);
        $c = curl_init('https://' . PAY_HOST . '/pts/v2/payments');
        curl_setopt($c, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $token]);
        curl_setopt($c, CURLOPT_POSTFIELDS, $body);
        return curl_exec($c);
    }
}
