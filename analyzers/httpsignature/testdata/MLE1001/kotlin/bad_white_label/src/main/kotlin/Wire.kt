package shop

enum class Wire(val header: String) {
    HOST("host"), DATE("v-c-date"), TARGET("request-target"), DIGEST("digest"), MERCHANT("v-c-merchant-id"), SIGNATURE("signature")
}
