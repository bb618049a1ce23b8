<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;

class Gateway
{
    private $scopeConfig;

    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        $config->setauthenticationType($this->scopeConfig->getValue('payment/shop_card/scheme'));
        $config->setMerchantID('shop');
        $config->setRunEnvironment('apitest.cybersource.com');
        return $config;
    }
}
