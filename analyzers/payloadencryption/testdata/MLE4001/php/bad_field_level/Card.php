<?php

namespace Shop\Transfer;

use Mastercard\Developer\Encryption\FieldLevelEncryptionConfigBuilder;
use Mastercard\Developer\Encryption\FieldLevelEncryption;

class Card
{
    const HOST = 'https://sandbox.api.mastercard.com';

    public function encrypt($certificate, string $body): string
    {
        $config = FieldLevelEncryptionConfigBuilder::aFieldLevelEncryptionConfig()
            ->withEncryptionCertificate($certificate)
            ->withEncryptionPath('$', '$')
            ->build();
        return FieldLevelEncryption::encryptPayload($body, $config);
    }
}
