package shop.pay

import com.auth0.jwt.JWT
import com.auth0.jwt.algorithms.Algorithm

class Login(private val secret: String) {
    fun token(user: String): String = JWT.create().withIssuer("shop.example").withSubject(user).sign(Algorithm.HMAC256(secret))
}
