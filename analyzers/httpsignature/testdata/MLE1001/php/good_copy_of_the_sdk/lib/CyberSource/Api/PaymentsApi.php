<?php

namespace CyberSource\Api;

class PaymentsApi
{
}
