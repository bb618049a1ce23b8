public static class RouteLikeHost
{
    public static void Map(WebApplication app, Hooks hooks)
    {
        app.MapPost("/hooks/pay", hooks.Take).WithName("api.cybersource.webhook");
        app.MapGet("/settings/pay", hooks.Show).WithName("api.cybersource.com.settings");
    }
}
