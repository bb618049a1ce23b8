<?php

namespace Shop;

use Jose\Component\Encryption\JWEBuilder;
use Jose\Component\Encryption\Serializer\CompactSerializer;

class VisaDeveloperEncData
{
    public function body(JWEBuilder $builder, $key, string $keyId, string $plain): string
    {
        $jwe = $builder->create()->withPayload($plain)
            ->withSharedProtectedHeader(['alg' => 'RSA-OAEP-256', 'enc' => 'A128GCM', 'kid' => $keyId, 'iat' => time()])
            ->addRecipient($key)->build();
        return json_encode(['encData' => (new CompactSerializer())->serialize($jwe, 0)]);
    }
}
