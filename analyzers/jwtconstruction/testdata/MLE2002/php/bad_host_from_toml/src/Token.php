<?php

namespace Shop;

use Firebase\JWT\JWT;
use Yosymfony\Toml\Toml;

class Token
{
    public function send(string $key, string $serial, string $merchant, string $body)
    {
        $settings = Toml::parseFile(__DIR__ . '/../config.toml');
        $now = time();
        $token = JWT::encode(['iss' => $merchant, 'iat' => $now, 'exp' => $now + 120], $key, 'RS256', $serial);
        $c = curl_init('https://' . $settings['gateway']['host'] . '/pts/v2/payments');
        curl_setopt($c, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $token]);
        curl_setopt($c, CURLOPT_POSTFIELDS, $body);
        return curl_exec($c);
    }
}
