<?php

namespace Shop;

use CyberSource\Api\PaymentsApi;
use CyberSource\Authentication\Core\MerchantConfiguration;

class Gateway
{
    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        $config->setauthenticationType('jwt');
        $config->setMerchantID('shop');
        $config->setRunEnvironment('apitest.cybersource.com');
        $config->setEnableRequestMLEForOptionalApisGlobally(true);
        $config->setEnableResponseMleGlobally(true);
        $config->setResponseMlePrivateKeyFilePath('keys/reply.p12');
        return $config;
    }
}
