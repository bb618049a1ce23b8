#import <Foundation/Foundation.h>

@implementation ActivityPub
- (NSString *)headerFor:(NSString *)actor host:(NSString *)host date:(NSString *)date {
    NSString *text = [NSString stringWithFormat:@"(request-target): post /inbox\nhost: %@\ndate: %@", host, date];
    return [NSString stringWithFormat:@"keyId=\"%@#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date\",signature=\"%@\"", actor, [self sign:text]];
}
@end
