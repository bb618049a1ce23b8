public static class CommentNamesOldValue
{
    /// <summary>Was http_signature with v-c-merchant-id and Signature: keyid, algorithm="HmacSHA256", headers="host request-target" until spring.</summary>
    public const string Scheme = "jwt"; // not http_signature any more
}
