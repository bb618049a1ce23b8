<?php

namespace Shop;

use Firebase\JWT\JWT;

class GithubAppJwt
{
    public function installations(string $key, string $app)
    {
        $token = JWT::encode(['iat' => time() - 60, 'exp' => time() + 600, 'iss' => $app], $key, 'RS256');
        $c = curl_init('https://api.github.com/app/installations');
        curl_setopt($c, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $token]);
        return curl_exec($c);
    }
}
