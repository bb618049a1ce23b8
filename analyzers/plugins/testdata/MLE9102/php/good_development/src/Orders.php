<?php

namespace Shop;

class Orders
{
    public function pay($order)
    {
        return $order->place("cybersource");
    }
}
