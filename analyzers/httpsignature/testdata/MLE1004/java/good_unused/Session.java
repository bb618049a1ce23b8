package shop.pay;

import com.cybersource.flexible.Form;

class Session {
    String context(Form form) {
        return "flex-server-sdk is declared, " + form;
    }
}
