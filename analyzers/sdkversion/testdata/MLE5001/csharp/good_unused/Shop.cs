public class Shop
{
    public const string Portal = "https://businesscenter.cybersource.com";

    public string Greeting(string name) => "Hello " + name;
}
