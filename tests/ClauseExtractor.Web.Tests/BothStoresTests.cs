using ClauseExtractor.Web.Tests.Access;

namespace ClauseExtractor.Web.Tests;

// What holds of the people of a site holds whatever they are kept in: each of these suites runs over both stores.

public sealed class SqliteTeamTests() : TeamTests(SiteStore.Sqlite);

public sealed class PostgresTeamTests() : TeamTests(SiteStore.Postgres);

public sealed class SqliteAuditTests() : AuditTests(SiteStore.Sqlite);

public sealed class PostgresAuditTests() : AuditTests(SiteStore.Postgres);
