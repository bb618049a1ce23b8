<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Gateway
{
    const SCHEME = 'payment/shop_card/scheme';

    private $scopeConfig;

    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        $config->setauthenticationType($this->scopeConfig->getValue(self::SCHEME));
        $config->setMerchantID('shop');
        $config->setRunEnvironment('apitest.cybersource.com');
        return $config;
    }
}
