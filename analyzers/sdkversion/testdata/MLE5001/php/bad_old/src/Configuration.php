<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Configuration
{
    private $scheme;

    public function __construct()
    {
        $this->scheme = 'HTTP_SIGNATURE';
    }

    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        $config->setauthenticationType($this->scheme);
        $config->setMerchantID('shop');
        $config->setRunEnvironment('apitest.cybersource.com');
        return $config;
    }
}
