package shop

object Main {
  def main(args: Array[String]): Unit = {
    val token = new Token(Keys.load(args(0)), args(1), args(2))
    println(token.build(args(3)))
  }
}
