<?php

namespace CyberSource\Acme\Signing;

class Signer
{
}
