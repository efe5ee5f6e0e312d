import "./details.css";
import "./links.css";
import { useQuery } from "@tanstack/react-query";
import { allMissing } from "../api/missing";
import { asProblem } from "../api/problem";
import { CopyButton } from "../controls/CopyButton";
import { Failure } from "../controls/Failure";
import { MissingNotice } from "../controls/MissingNotice";
import { Skeleton } from "../controls/Skeleton";
import { EVERY_LINK, linksSummaryQuery } from "../trace/linkQueries";
import { useTraceSource } from "../trace/sourceContext";
import { PLAIN_LISTING } from "./linkListing";
import { LinkQuestions } from "./LinkQuestions";
import { LinksSection } from "./LinksSection";

interface AbsentSpanProps {
  traceId: string;
  spanId: string;
}

/** A span that is not here though others link to it: its id, the spans that do, and what can be asked from these. */
export function AbsentSpan({ traceId, spanId }: AbsentSpanProps) {
  const source = useTraceSource();
  const incoming = useQuery(linksSummaryQuery(source, traceId, spanId, "incoming"));
  const problem = incoming.error === null ? undefined : asProblem(incoming.error);
  const owner = { traceId, spanId, name: "", service: "" };
  return (
    <div className="absent-span">
      <h2>{source.holder === "server" ? "This span is not stored" : "This span is not in the file"}</h2>
      <p className="absent-span-id">
        <code>{spanId}</code>
        <CopyButton text={spanId} label="Copy the span id" />
      </p>
      <MissingNotice missing={allMissing([incoming.data, problem])} />
      {incoming.isPending && <Skeleton rows={2} label="Reading the links" />}
      {problem?.status === 404 && <p className="muted details-empty">No stored span links to it either.</p>}
      {problem !== undefined && problem.status !== 404 && (
        <Failure
          what="The spans that link to it could not be read"
          thrown={problem}
          retry={() => void incoming.refetch()}
        />
      )}
      {incoming.data !== undefined && (
        <>
          <LinkQuestions traceId={traceId} spanId={spanId} stored={false} />
          <LinksSection
            owner={owner}
            direction="incoming"
            choice={EVERY_LINK}
            listing={PLAIN_LISTING}
            summary={incoming.data}
            expected={incoming.data.total}
          />
        </>
      )}
    </div>
  );
}
