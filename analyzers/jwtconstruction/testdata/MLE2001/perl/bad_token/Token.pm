package Shop::Token;

use Crypt::JWT qw(encode_jwt);

sub token {
    my ( $key, $certificate, $merchant, $digest, $date ) = @_;
    my $claims = { digest => $digest, digestAlgorithm => 'SHA-256', iat => $date };
    return encode_jwt( payload => $claims, key => $key, alg => 'RS256', extra_headers => { 'x5c' => [$certificate], 'v-c-merchant-id' => $merchant } );
}

sub address { return 'https://apitest.cybersource.com/pts/v2/payments' }

1;
