using CyberSource.Api;

namespace Shop
{
    public class Pay
    {
        public PaymentsApi Payments() => new PaymentsApi();
    }
}
