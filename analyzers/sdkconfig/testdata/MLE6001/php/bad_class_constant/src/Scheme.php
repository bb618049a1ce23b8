<?php

namespace Shop;

final class Scheme
{
    public const CLASSIC = 'http_signature';
}
