variable "scheme" {
  type    = string
  default = "jwt"
}

resource "shop_function" "pay" {
  environment {
    variables = {
      PAY_SCHEME = var.scheme
    }
  }
}
