<?php

namespace CyberSource\Authentication\Core;

class MerchantConfiguration
{
}
