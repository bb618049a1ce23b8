<?php

namespace Shop;

use Jose\Component\Encryption\JWEDecrypter;
use Jose\Component\Encryption\Serializer\CompactSerializer;

class Notices
{
    public function open(JWEDecrypter $decrypter, $key, string $payload): array
    {
        $jwe = (new CompactSerializer())->unserialize($payload);
        $decrypter->decryptUsingKey($jwe, $key, 0);
        return json_decode($jwe->getPayload(), true);
    }
}
