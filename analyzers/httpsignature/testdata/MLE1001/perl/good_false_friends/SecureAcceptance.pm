package Shop::SecureAcceptance;

use constant FORM => 'https://testsecureacceptance.cybersource.com/pay';

sub fields {
    my ($mac) = @_;
    return { signed_field_names => 'access_key,profile_id,transaction_uuid', signature => $mac };
}

1;
