<?php

namespace Shop;

class ThreeDsAuthenticationType
{
    public function enrol(string $window): array
    {
        return ['consumerAuthenticationInformation' => ['authenticationType' => '02', 'acsWindowSize' => $window, 'challengeCode' => '04']];
    }
}
