using System.ServiceModel;

public class SoapClient
{
    public EndpointAddress Address { get; } = new EndpointAddress("https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor");

    public RequestMessage Charge(string merchant, string order) => new RequestMessage { merchantID = merchant, merchantReferenceCode = order };
}
