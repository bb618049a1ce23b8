package shop.wire

class Wire {
    companion object {
        const val MERCHANT = "v-c-merchant-id"
        const val TARGET = "(request-target)"
        @JvmStatic fun pair(name: String, value: String) = "$name=\"$value\""
    }
}
