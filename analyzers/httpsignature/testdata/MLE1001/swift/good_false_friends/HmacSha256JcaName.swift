/// The partner's service in Java names it so.
let algorithm = "HmacSHA256"

func checksum(value: String) -> [String: String] {
    return ["algorithm": algorithm, "value": value]
}
