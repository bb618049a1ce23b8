package shop

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

const val ALGORITHM = "HmacSHA256"

fun checksum(key: ByteArray, order: String): ByteArray =
    Mac.getInstance(ALGORITHM).apply { init(SecretKeySpec(key, ALGORITHM)) }.doFinal(order.toByteArray())
