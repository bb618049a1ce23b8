enum Names: String {
    case merchant = "v-c-merchant-id"
    case date = "v-c-date"
    case signature = "Signature"
}
