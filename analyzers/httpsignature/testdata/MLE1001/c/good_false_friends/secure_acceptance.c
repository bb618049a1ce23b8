static const char form[] = "https://testsecureacceptance.cybersource.com/pay";
static const char fields[] = "signed_field_names=access_key,profile_id,transaction_uuid&signature=%s";
