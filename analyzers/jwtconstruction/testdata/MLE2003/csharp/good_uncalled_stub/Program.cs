using System;
using System.Security.Cryptography;

public static class Program
{
    public static void Main(string[] args)
    {
        Console.WriteLine(new Token().Build(RSA.Create(), args[0], args[1], "{}"));
    }
}
