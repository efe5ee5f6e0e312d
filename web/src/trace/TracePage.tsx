import "./trace.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "../api/problem";
import { Failure } from "../controls/Failure";
import { Skeleton } from "../controls/Skeleton";
import type { TraceSource } from "./traceSource";
import { TraceView } from "./TraceView";

/** One trace of a source, by id: read, then shown. */
export function TracePage({ source, traceId }: { source: TraceSource; traceId: string }) {
  const outline = useQuery({
    queryKey: ["trace", source.key, traceId, "outline"],
    queryFn: ({ signal }) => source.findOutline(traceId, signal),
  });
  if (outline.isPending) {
    return (
      <main className="trace" aria-busy="true">
        <Skeleton rows={22} label="Reading the trace" />
      </main>
    );
  }
  if (outline.isError) {
    return (
      <main className="trace">
        {asProblem(outline.error).status === 404 ? (
          <TraceNotStored traceId={traceId} retry={() => void outline.refetch()} />
        ) : (
          <Failure
            what={`Trace ${traceId} could not be read`}
            thrown={outline.error}
            retry={() => void outline.refetch()}
          />
        )}
      </main>
    );
  }
  return <TraceView key={`${source.key} ${traceId}`} source={source} outline={outline.data} />;
}

function TraceNotStored({ traceId, retry }: { traceId: string; retry: () => void }) {
  return (
    <div className="page-message">
      <h1>This trace is not stored</h1>
      <p className="mono">{traceId}</p>
      <p className="muted">
        None of its spans has been received, or they are past the retention. Spans show here within a second of their
        arrival.
      </p>
      <div className="row-of-buttons">
        <button type="button" className="button button-primary" onClick={retry}>
          Look again
        </button>
        <Link className="button" to="/">
          Go to the explorer
        </Link>
      </div>
    </div>
  );
}
