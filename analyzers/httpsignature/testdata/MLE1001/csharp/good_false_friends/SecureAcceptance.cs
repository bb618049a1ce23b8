using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

public class SecureAcceptance
{
    public const string Form = "https://testsecureacceptance.cybersource.com/pay";

    public void Sign(IDictionary<string, string> fields, HMACSHA256 mac)
    {
        var text = string.Join(",", fields["signed_field_names"].Split(',').Select(n => n + "=" + fields[n]));
        fields["signature"] = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
