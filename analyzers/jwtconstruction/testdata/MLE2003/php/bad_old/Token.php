<?php

namespace Shop\Pay;

class Token
{
    const HOST = 'apitest.cybersource.com';

    public function claims(string $digest): array
    {
        return ['digest' => $digest, 'digestAlgorithm' => 'SHA-256', 'iat' => time()];
    }
}
