<?php

namespace Shop\Pay;

use Jose\Component\Encryption\JWEBuilder;
use Jose\Component\Encryption\Serializer\CompactSerializer;

class Client
{
    const HOST = 'https://apitest.cybersource.com';

    public function encrypt(JWEBuilder $builder, string $body, $key, string $keyId): array
    {
        $serializer = new CompactSerializer();
        $header = ['alg' => 'RSA-OAEP-256', 'enc' => 'A256GCM', 'kid' => $keyId, 'iat' => time()];
        $jwe = $builder->create()->withPayload($body)->withSharedProtectedHeader($header)->addRecipient($key)->build();
        return ['encryptedRequest' => $serializer->serialize($jwe, 0)];
    }
}
