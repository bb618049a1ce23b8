using System.Collections.Generic;

public class ThreeDsAuthenticationType
{
    public object Enrol(string window) => new Dictionary<string, object>
    {
        ["consumerAuthenticationInformation"] = new Dictionary<string, string> { ["authenticationType"] = "02", ["acsWindowSize"] = window, ["challengeCode"] = "04" },
    };
}
