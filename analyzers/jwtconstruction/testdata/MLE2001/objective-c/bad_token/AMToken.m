static NSString *const kAddress = @"https://apitest.cybersource.com/pts/v2/payments";

NSArray *parts(NSString *certificate, NSString *merchant, NSString *digest, NSString *date) {
    NSDictionary *header = @{@"alg": @"RS256", @"x5c": @[certificate], @"v-c-merchant-id": merchant};
    NSDictionary *claims = @{@"digest": digest, @"digestAlgorithm": @"SHA-256", @"iat": date};
    return @[header, claims];
}
