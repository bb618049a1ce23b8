package shop

class AwsSigv4 {
    String authorization(String access, String scope, String signature) {
        "AWS4-HMAC-SHA256 Credential=$access/$scope/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=$signature"
    }
}
