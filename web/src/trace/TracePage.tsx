import "./trace.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MissingSegment } from "../api/missing";
import { asProblem } from "../api/problem";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { MissingNotice } from "../controls/MissingNotice";
import { AbsentSpan } from "../details/AbsentSpan";
import { shownOf } from "../frame/connection";
import { useTitle } from "../frame/title";
import { useTraceSource } from "./sourceContext";
import { TraceSkeleton } from "./TraceSkeleton";
import { TraceView } from "./TraceView";
import { useTraceSearch } from "./useTraceSearch";

/** One trace of a source, by id: read, then shown. */
export function TracePage({ traceId }: { traceId: string }) {
  const source = useTraceSource();
  const [search] = useTraceSearch();
  const outline = useQuery({
    queryKey: ["trace", source.key, traceId, "outline"],
    queryFn: ({ signal }) => source.findOutline(traceId, signal),
  });
  const shown = shownOf(outline);
  if (shown !== undefined) {
    const notice = outline.isRefetchError && <KeptNotice thrown={outline.error} retry={() => void outline.refetch()} />;
    return <TraceView key={`${source.key} ${traceId}`} outline={shown} notice={notice} />;
  }
  if (outline.error === null) {
    return (
      <UnshownTrace traceId={traceId} className="trace" busy>
        <TraceSkeleton />
      </UnshownTrace>
    );
  }
  const retry = () => void outline.refetch();
  const { status, missing } = asProblem(outline.error);
  return (
    <UnshownTrace traceId={traceId} className="trace trace-failed" busy={outline.isFetching}>
      {status === 404 ? (
        <>
          <TraceNotStored traceId={traceId} holder={source.holder} missing={missing} retry={retry} />
          {search.span !== undefined && <AbsentSpan traceId={traceId} spanId={search.span} />}
        </>
      ) : (
        <Failure what={`Trace ${traceId} could not be read`} thrown={outline.error} retry={retry} />
      )}
    </UnshownTrace>
  );
}

interface UnshownTraceProps {
  traceId: string;
  className: string;
  busy: boolean;
  children: ReactNode;
}

/** The page in the place of a trace that is not there, or not yet. */
function UnshownTrace({ traceId, className, busy, children }: UnshownTraceProps) {
  useTitle(traceId);
  return (
    <main className={className} aria-busy={busy}>
      {children}
    </main>
  );
}

interface TraceNotStoredProps {
  traceId: string;
  holder: "server" | "file";
  missing: readonly MissingSegment[];
  retry: () => void;
}

function TraceNotStored({ traceId, holder, missing, retry }: TraceNotStoredProps) {
  if (holder === "file") {
    return (
      <div className="trace-absent" role="alert">
        <h1>This trace is not in the file</h1>
        <p className="mono">{traceId}</p>
        <Link className="button button-primary" to="/file">
          Go to its traces
        </Link>
      </div>
    );
  }
  return (
    <div className="trace-absent" role="alert">
      <h1>{missing.length > 0 ? "This trace was not found" : "This trace is not stored"}</h1>
      <p className="mono">{traceId}</p>
      {missing.length > 0 ? (
        <>
          <MissingNotice missing={missing} />
          <p className="muted">Its spans may lie there, or they were never received.</p>
        </>
      ) : (
        <p className="muted">
          None of its spans has been received, or they are past the retention. Spans show here within a second of their
          arrival.
        </p>
      )}
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
