package shop

object Shop {
  val Portal = "https://businesscenter.cybersource.com"

  def greeting(name: String): String = s"Hello $name"
}
