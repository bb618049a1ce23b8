<?php

namespace Shop\Transfer;

use Mastercard\Developer\Encryption\JweConfigBuilder;
use Mastercard\Developer\Encryption\JweEncryption;

class Card
{
    const HOST = 'https://sandbox.api.mastercard.com';

    public function encrypt($certificate, string $body): string
    {
        $config = JweConfigBuilder::aJweEncryptionConfig()
            ->withEncryptionCertificate($certificate)
            ->withEncryptionPath('$', '$')
            ->build();
        return JweEncryption::encryptPayload($body, $config);
    }
}
