<?php

namespace CyberSource\Authentication\Core;

class MerchantConfiguration
{
    private $authenticationType = 'HTTP_SIGNATURE';
}
