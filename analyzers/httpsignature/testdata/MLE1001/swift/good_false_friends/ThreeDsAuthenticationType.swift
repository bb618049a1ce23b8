func enrol(window: String) -> [String: [String: String]] {
    return ["consumerAuthenticationInformation": ["authenticationType": "02", "acsWindowSize": window, "challengeCode": "04"]]
}
