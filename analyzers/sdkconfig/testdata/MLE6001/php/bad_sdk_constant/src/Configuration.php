<?php

namespace Shop;

use CyberSource\Authentication\Core\MerchantConfiguration;
use CyberSource\Authentication\Util\GlobalParameter;

class Configuration
{
    public function merchant(): MerchantConfiguration
    {
        $config = new MerchantConfiguration();
        return $config->setauthenticationType(GlobalParameter::HTTP_SIGNATURE)->setMerchantID('shop')->setRunEnvironment('apitest.cybersource.com');
    }
}
