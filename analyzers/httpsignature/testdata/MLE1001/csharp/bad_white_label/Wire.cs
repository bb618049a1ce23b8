using System;

public enum Wire { Host, Date, Target, Digest, Merchant, Signature }

public static class WireNames
{
    /// <summary>The value of a member as it is sent.</summary>
    public static string Header(this Wire wire)
    {
        switch (wire)
        {
            case Wire.Host: return "host";
            case Wire.Date: return "v-c-date";
            case Wire.Target: return "request-target";
            case Wire.Digest: return "digest";
            case Wire.Merchant: return "v-c-merchant-id";
            case Wire.Signature: return "Signature";
            default: throw new ArgumentOutOfRangeException(nameof(wire));
        }
    }
}
