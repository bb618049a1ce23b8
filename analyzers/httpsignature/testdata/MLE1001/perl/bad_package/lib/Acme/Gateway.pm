package Acme::Gateway;

use strict;
use warnings;
use Digest::SHA qw(hmac_sha256_base64 sha256_base64);
use LWP::UserAgent;

use constant HOST => 'apitest.cybersource.com';

sub _signature {
    my ( $self, $path, $digest, $date ) = @_;
    my $text = join( "\n",
        'host: ' . HOST,
        "date: $date",
        "(request-target): post $path",
        "digest: $digest",
        "v-c-merchant-id: $self->{merchant}" );
    return hmac_sha256_base64( $text, $self->{key} );
}

sub charge {
    my ( $self, $body ) = @_;
    my $digest  = 'SHA-256=' . sha256_base64($body);
    my $request = HTTP::Request->new( POST => 'https://' . HOST . '/pts/v2/payments' );
    $request->header( 'v-c-merchant-id' => $self->{merchant} );
    $request->header( 'Digest' => $digest );
    $request->header( 'Signature' => $self->_signature( '/pts/v2/payments', $digest, scalar gmtime ) );
    return LWP::UserAgent->new->request($request);
}

1;
