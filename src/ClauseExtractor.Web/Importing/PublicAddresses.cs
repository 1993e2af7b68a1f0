using System.Net;
using System.Net.Sockets;

namespace ClauseExtractor.Web.Importing;

/// <summary>
/// Which addresses of the internet are open to everybody: no machine of this house, this network or this link is reached through one (IANA
/// special-purpose registries, RFC 6890).
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Closed4 =
    [
        .. (
            (string[])
                [
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                ]
        ).Select(IPNetwork.Parse),
    ];

    /// <summary>
    /// Of IPv6 only global unicast is open; in it Teredo and other protocols' own, documentation, and 6to4, which carries an IPv4 address,
    /// are not.
    /// </summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Closed6 =
    [
        .. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(IPNetwork.Parse),
    ];

    public static bool Includes(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Closed4.Any(net => net.Contains(address))
            : Global6.Contains(address) && !Closed6.Any(net => net.Contains(address));
    }
}
