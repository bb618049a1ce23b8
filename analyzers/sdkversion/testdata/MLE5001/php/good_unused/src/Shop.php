<?php

namespace Shop;

class Shop
{
    const PORTAL = 'https://businesscenter.cybersource.com';

    public function greeting(string $name): string
    {
        return 'Hello ' . $name;
    }
}
