public class Shop
{
    public const string Gateway = "https://apitest.cybersource.com";
}
