package Acme::Gateway;

=pod

The old way was: "host: apitest.cybersource.com\n(request-target): post /pts/v2/payments\nv-c-merchant-id: x"

=cut

# my $text = "host: $host\n(request-target): post $path\nv-c-merchant-id: $mid";
# $request->header('Signature' => $signature, 'v-c-merchant-id' => $mid);

sub charge { return shift->{client}->post( '/pts/v2/payments', @_ ); }

1;
