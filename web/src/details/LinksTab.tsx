import "./details.css";
import "./links.css";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Direction, LinksSummary } from "../api/links";
import { allMissing } from "../api/missing";
import { UnreachableServer } from "../api/problem";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { MissingNotice } from "../controls/MissingNotice";
import { linksSummaryQuery } from "../trace/linkQueries";
import { useTraceSource } from "../trace/sourceContext";
import { useShownTrace } from "../trace/traceContext";
import { useTraceSearch } from "../trace/useTraceSearch";
import { droppedInWords } from "./droppedInWords";
import { LinkChoiceBar } from "./LinkChoiceBar";
import { LinkFilter } from "./LinkFilter";
import { LinkQuestions } from "./LinkQuestions";
import { LinksSection } from "./LinksSection";

/** Fewer links than this need no order and no filter. */
const WORTH_CHOOSING = 3;

/** The span's links both ways: the spans it links to, and the spans that link to it. */
export function LinksTab({ span, dropped }: { span: number; dropped: number }) {
  const source = useTraceSource();
  const { outline } = useShownTrace();
  const [search, change] = useTraceSearch();
  const spanId = outline.spanId[span] ?? "";
  const summaries = [
    useQuery(linksSummaryQuery(source, outline.traceId, spanId, "outgoing")),
    useQuery(linksSummaryQuery(source, outline.traceId, spanId, "incoming")),
  ] as const;
  const [outgoing, incoming] = [summaries[0].data, summaries[1].data];
  const failed = summaries.filter(({ isError }) => isError);
  const choice = {
    order: search.order ?? "start",
    state: search.state ?? null,
    service: search.service ?? null,
  } as const;
  const listing = { text: search.links ?? "", grouped: search.group === "service" };
  const chosen = choice.state !== null || choice.service !== null || listing.text !== "" || listing.grouped;
  const known = (outline.linksOut[span] ?? 0) + (outline.linksIn[span] ?? 0);
  const owner = {
    traceId: outline.traceId,
    spanId,
    name: outline.names[outline.name[span] ?? 0] ?? "",
    service: outline.services[outline.service[span] ?? 0] ?? "",
  };
  const section = (direction: Direction, summary: LinksSummary | undefined) => (
    <LinksSection
      owner={owner}
      direction={direction}
      choice={choice}
      listing={listing}
      summary={summary}
      expected={(direction === "outgoing" ? outline.linksOut[span] : outline.linksIn[span]) ?? 0}
    />
  );
  const sdkDropped = Math.max(dropped, outgoing?.dropped ?? 0);
  return (
    <div className="links-tab">
      <LinkQuestions traceId={outline.traceId} spanId={spanId} stored />
      <MissingNotice missing={allMissing([outgoing, incoming])} />
      {(known >= WORTH_CHOOSING || chosen) && (
        <div className="links-choice">
          <LinkFilter
            listing={listing}
            onText={(text) => change({ links: text || undefined })}
            onGroup={(grouped) => change({ group: grouped ? "service" : undefined })}
          />
          <LinkChoiceBar choice={choice} summaries={[outgoing, incoming]} onChoose={(parts) => change(parts)} />
        </div>
      )}
      <SummariesFailure failed={failed} />
      {section("outgoing", outgoing)}
      {sdkDropped > 0 && (
        <p className="links-dropped" data-testid="dropped-links">
          {droppedInWords(sdkDropped, "link")}. SDKs keep 128 links a span unless OTEL_SPAN_LINK_COUNT_LIMIT says
          otherwise.
        </p>
      )}
      {section("incoming", incoming)}
    </div>
  );
}

/** Why the sums below the lists are not there, or old; that the server is gone the page itself says. */
function SummariesFailure({ failed }: { failed: readonly UseQueryResult<LinksSummary>[] }) {
  const [first] = failed;
  if (first === undefined || first.error instanceof UnreachableServer) return null;
  const retry = () => failed.forEach((summary) => void summary.refetch());
  return first.data === undefined ? (
    <Failure what="What the links come to could not be read" thrown={first.error} retry={retry} />
  ) : (
    <KeptNotice thrown={first.error} retry={retry} />
  );
}
