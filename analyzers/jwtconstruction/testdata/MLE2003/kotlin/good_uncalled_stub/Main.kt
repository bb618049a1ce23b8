package shop.pay

fun main(args: Array<String>) {
    println(Token(signer(), args[0], args[1]).build(args[2]))
}
