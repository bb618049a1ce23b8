package Shop::AwsSigv4;

sub authorization {
    my ( $access, $scope, $mac ) = @_;
    return "AWS4-HMAC-SHA256 Credential=$access/$scope/aws4_request, SignedHeaders=host;x-amz-date, Signature=$mac";
}

1;
