#import <Foundation/Foundation.h>
#import <CommonCrypto/CommonHMAC.h>

@implementation AMSigner
- (void)sign:(NSMutableURLRequest *)request merchant:(NSString *)merchant key:(NSString *)key date:(NSString *)date {
    NSString *text = [NSString stringWithFormat:@"host: apitest.cybersource.com\nv-c-date: %@\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: %@", date, merchant];
    NSString *mac = [self macOf:text];
    [request setValue:merchant forHTTPHeaderField:@"v-c-merchant-id"];
    [request setValue:[NSString stringWithFormat:@"keyid=\"%@\", algorithm=\"HmacSHA256\", headers=\"host v-c-date request-target v-c-merchant-id\", signature=\"%@\"", key, mac] forHTTPHeaderField:@"Signature"];
}
@end
