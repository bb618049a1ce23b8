NSString *authorization(NSString *access, NSString *scope, NSString *mac) {
    return [NSString stringWithFormat:@"AWS4-HMAC-SHA256 Credential=%@/%@/aws4_request, SignedHeaders=host;x-amz-date, Signature=%@", access, scope, mac];
}
