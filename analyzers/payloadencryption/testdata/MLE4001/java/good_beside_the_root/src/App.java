package com.mastercard.developer;

import com.mastercard.developer.config.Sealing;

public class App {
    public static void main(String[] args) throws Exception {
        new Sealing().seal(args[0]);
    }
}
