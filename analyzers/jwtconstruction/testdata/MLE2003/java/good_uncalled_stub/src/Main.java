package shop.pay;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(new Token().build(null, args[0], args[1], args[2]));
    }
}
