static NSString *const kGateway = @"https://apitest.cybersource.com";

void send(NSMutableURLRequest *request, NSString *token) {
    // [request setValue:merchant forHTTPHeaderField:@"v-c-merchant-id"];
    /* [request setValue:[NSString stringWithFormat:@"keyid=\"%@\", algorithm=\"HmacSHA256\", headers=\"host request-target v-c-merchant-id\", signature=\"%@\"", key, mac] forHTTPHeaderField:@"Signature"]; */
    [request setValue:[@"Bearer " stringByAppendingString:token] forHTTPHeaderField:@"Authorization"];
}
