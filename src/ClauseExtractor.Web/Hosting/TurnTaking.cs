using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// Works out the pages that are marked with <see cref="InTurn"/> in turns. A turn ends when its answer begins: who reads slowly, or waits
/// for the slow part of a page, keeps nobody.
/// </summary>
internal sealed class TurnTaking(RequestDelegate next, PageTurns turns)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is null)
        {
            await next(context);
            return;
        }
        await turns.TakeAsync(context.RequestAborted);
        var turn = new Turn(turns);
        context.Response.OnStarting(turn.EndAsync);
        try
        {
            await next(context);
        }
        finally
        {
            turn.End();
        }
    }

    internal sealed record Mark
    {
        public static Mark It { get; } = new();
    }

    /// <summary>Handed back once, however often it ends.</summary>
    private sealed class Turn(PageTurns turns)
    {
        private int ended;

        public void End()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
                turns.End();
        }

        public Task EndAsync()
        {
            End();
            return Task.CompletedTask;
        }
    }
}

internal static class TurnMarks
{
    /// <summary>What this endpoint does is short work for the processor, and many may ask for it at once.</summary>
    public static TBuilder InTurn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(TurnTaking.Mark.It);
}
