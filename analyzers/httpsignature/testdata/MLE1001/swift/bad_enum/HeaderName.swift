enum HeaderName: String, CaseIterable {
    case host
    case date = "v-c-date"
    case target = "request-target"
    case digest
    case merchant = "v-c-merchant-id"

    var small: String {
        return rawValue.lowercased()
    }
}
