using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace ClauseExtractor.Library.Storage;

/// <summary>What a server's answer means to users.</summary>
public static class StoreProblem
{
    /// <summary>
    /// What is told of an error of PostgreSQL, without any value that was sent; null where it is none of the server's state and rights, but
    /// a fault of this product, or is none of PostgreSQL.
    /// </summary>
    /// <param name="library">The library's name as users are shown it; null where they know which one it is.</param>
    /// <returns><c>unreachable</c>, <c>refused</c>, <c>full</c>, <c>busy</c>, or null.</returns>
    public static LibraryException? Of(DbException e, string? library = null) =>
        Of(e, library ?? "the library", library is null ? "资料库" : $"资料库 {library} ");

    private static LibraryException? Of(DbException e, string library, string named) =>
        e switch
        {
            PostgresException { SqlState: "28P01" or "28000" } => Refused(
                library,
                named,
                "the server does not accept the user or the password",
                "服务器不接受该用户或密码"
            ),
            PostgresException { SqlState: "3D000" } => Refused(
                library,
                named,
                "there is no such database; make one: createdb NAME",
                "没有这个数据库，请先建立：createdb 名称"
            ),
            PostgresException { SqlState: "3F000" } => Refused(
                library,
                named,
                "there is no such schema; make one: CREATE SCHEMA NAME",
                "没有这个模式（schema），请先建立：CREATE SCHEMA 名称"
            ),
            PostgresException { SqlState: "42501" } => Refused(library, named, "the user has not the rights for it", "该用户权限不足"),
            PostgresException { SqlState: "25006" } => Refused(library, named, "the server takes no writing", "服务器不接受写入"),
            PostgresException { SqlState: "53100" } => new LibraryException(
                "full",
                $"There is no room left on the disk of the server of {library}.",
                $"{named}的服务器磁盘没有空间了。"
            ),
            PostgresException { SqlState: "53300" } => new LibraryException(
                "busy",
                $"The server of {library} takes no more connections.",
                $"{named}的服务器连接数已满。"
            ),
            PostgresException { SqlState: "57P01" or "57P02" or "57P03" }
            or NpgsqlException
            {
                InnerException: SocketException or IOException or TimeoutException or System.Security.Authentication.AuthenticationException
            } => new LibraryException(
                "unreachable",
                $"The server of {library} cannot be reached ({Reason(e)}).",
                $"无法连接{named}的服务器（{Reason(e)}）。"
            ),
            PostgresException => null,
            NpgsqlException { IsTransient: true } => new LibraryException(
                "unreachable",
                $"The server of {library} cannot be reached.",
                $"无法连接{named}的服务器。"
            ),
            NpgsqlException { Message: var message } when message.Contains("password", StringComparison.OrdinalIgnoreCase) => Refused(
                library,
                named,
                "the server asks for a password, and none is given; set PGPASSWORD or write it into ~/.pgpass",
                "服务器要求密码；请设置 PGPASSWORD 或写入 ~/.pgpass"
            ),
            NpgsqlException { Message: var message } when message.Contains("SSL", StringComparison.OrdinalIgnoreCase) => Refused(
                library,
                named,
                "server and client do not agree on TLS",
                "服务器与客户端的 TLS 设置不一致"
            ),
            _ => null,
        };

    private static string Reason(DbException e) =>
        e.InnerException switch
        {
            SocketException socket => socket.SocketErrorCode.ToString(),
            { } inner => inner.GetType().Name,
            _ => e.SqlState ?? "",
        };

    private static LibraryException Refused(string library, string named, string english, string chinese) =>
        new("refused", $"{library}: {english}.", $"{named.TrimEnd()}：{chinese}。");
}
