public class Startup {
    public void ConfigureServices(IServiceCollection s, IConfiguration c) {
        s.Configure<CybersourceOptions>(c.GetSection("Cybersource"));
    }
}
