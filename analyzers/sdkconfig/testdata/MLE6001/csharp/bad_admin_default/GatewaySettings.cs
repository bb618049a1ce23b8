/// <summary>What the back office shows until somebody changes it.</summary>
public class GatewaySettings
{
    public string Scheme { get; set; } = "http_signature";

    public string Merchant { get; set; }
}
