static NSString *const kForm = @"https://testsecureacceptance.cybersource.com/pay";

void signForm(NSMutableDictionary *fields, NSString *mac) {
    fields[@"signed_field_names"] = @"access_key,profile_id,transaction_uuid";
    fields[@"signature"] = mac;
}
