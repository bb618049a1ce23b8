<?php

namespace Shop;

class HmacSha256JcaName
{
    /** The partner's service in Java names the algorithm so. */
    const ALGORITHM = 'HmacSHA256';

    public function checksum(string $order, string $key): array
    {
        return ['algorithm' => self::ALGORITHM, 'value' => hash_hmac('sha256', $order, $key)];
    }
}
