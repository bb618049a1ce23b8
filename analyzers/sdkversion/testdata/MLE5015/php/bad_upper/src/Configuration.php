<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Configuration
{
    private $scheme;

    public function __construct()
    {
        $this->scheme = 'JWT';
    }

    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        $config->setauthenticationType($this->scheme);
        $config->setMerchantID('shop');
        $config->setRunEnvironment('apitest.cybersource.com');
        $config->setEnableRequestMLEForOptionalApisGlobally(true);
        $config->setEnableResponseMleGlobally(true);
        $config->setResponseMlePrivateKeyFilePath(getenv('KEY_FILE'));
        $config->setResponseMleKID(getenv('KEY_ID'));
        return $config;
    }
}
