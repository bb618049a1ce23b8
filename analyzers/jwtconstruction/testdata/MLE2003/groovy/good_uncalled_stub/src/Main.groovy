package shop

class Main {
    static void main(String[] args) {
        println new Token().build(null, args[0], args[1], args[2])
    }
}
