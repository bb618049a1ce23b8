package Shop::ActivityPub;

sub header {
    my ( $actor, $mac ) = @_;
    return "keyId=\"$actor#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"$mac\"";
}

1;
