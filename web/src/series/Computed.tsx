import "./series.css";
import { CancelledError } from "@tanstack/react-query";
import { allMissing } from "../api/missing";
import { asProblem } from "../api/problem";
import { CancelledNotice } from "../controls/CancelledNotice";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { Notices } from "../controls/Notices";
import { Skeleton } from "../controls/Skeleton";
import { goingOnBehind } from "../explorer/goingOn";
import { Cancelled, Reading } from "../explorer/Reading";
import { NoMatch, Refused } from "../explorer/ResultStates";
import type { QueryKind } from "../explorer/useQueryKind";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { ViewBar } from "../explorer/ViewBar";
import { formatCount, formatTick, plural } from "../model/numbers";
import { EVERYTHING } from "../model/queryText";
import { unitOf } from "./metricsText";
import { ComputeSomething } from "./ComputeSomething";
import { SeriesControls } from "./SeriesControls";
import { SeriesTable } from "./SeriesTable";
import { SeriesView } from "./SeriesView";
import type { SeriesAnswer, SeriesResult } from "./useSeries";

interface ComputedProps {
  /** What the view shows: a sample for every step, or one of the whole range. */
  series: SeriesResult;
  /** The samples over time, which the table has beside those of the whole range. */
  steps: SeriesResult;
  /** A query that finds spans is offered ways to compute something. */
  kind: QueryKind;
  /** What stands beside the answer is being counted. */
  counting: boolean;
}

/** The numbers that a metrics query computes, as lines over time or as a table. */
export function Computed({ series, steps, kind, counting }: ComputedProps) {
  const [search] = useExplorerSearch();
  const { data: answer, error } = series;
  const cut = answer?.cut ?? steps.data?.cut ?? null;
  const kept = [series, steps].filter(({ isRefetchError }) => isRefetchError);
  return (
    <>
      <ViewBar
        status={kind === "metrics" && answer !== undefined ? statusOf(answer) : ""}
        goingOn={goingOnBehind(kind === "spansets" ? [] : [series, steps], counting)}
      >
        {kind === "metrics" && <SeriesControls />}
      </ViewBar>
      {kind === "unknown" ? null : kind === "spansets" ? (
        <ComputeSomething />
      ) : answer !== undefined ? (
        answer.data === null || answer.data.series.length === 0 ? (
          <NoMatch late={answer.cut !== null} />
        ) : search.view === "table" ? (
          <SeriesTable data={answer.data} steps={steps.data ?? null} unit={unitOf(search.q ?? EVERYTHING)} />
        ) : (
          <SeriesView data={answer.data} unit={unitOf(search.q ?? EVERYTHING)} stepNanos={answer.stepNanos ?? 1n} />
        )
      ) : error === null ? (
        <Reading what="metrics">
          {search.view === "table" ? (
            <Skeleton rows={12} label="Computing" />
          ) : (
            <div className="chart-skeleton" role="status" aria-label="Computing" />
          )}
        </Reading>
      ) : error instanceof CancelledError ? (
        <Cancelled what="metrics" onAgain={() => void series.refetch()} />
      ) : asProblem(error).status === 400 ? (
        <Refused />
      ) : (
        <Failure what="The series could not be computed" thrown={error} retry={() => void series.refetch()} />
      )}
      <Notices cut={cut === null ? null : `Partial: ${cut}`} missing={allMissing([answer, steps.data])}>
        {kept[0] !== undefined && (
          <KeptNotice
            thrown={kept[0].error}
            reading={kept.some(({ isFetching }) => isFetching)}
            retry={() => kept.forEach(({ refetch }) => void refetch())}
          />
        )}
        {steps !== series &&
          steps.isLoadingError &&
          (steps.error instanceof CancelledError ? (
            <CancelledNotice
              what="The values over time were cancelled."
              again="Compute again"
              onAgain={() => void steps.refetch()}
            />
          ) : (
            <Failure
              what="The values over time could not be computed"
              thrown={steps.error}
              retry={() => void steps.refetch()}
            />
          ))}
      </Notices>
    </>
  );
}

function statusOf({ data, stepNanos, tookMillis }: SeriesAnswer): string {
  const step = Number(stepNanos);
  const count = data?.series.length ?? 0;
  return [
    ...(stepNanos === null
      ? [plural(count, "group")]
      : [`${formatCount(count)} series`, `${plural(data?.times.length ?? 0, "step")} of ${formatTick(step, step)}`]),
    ...(tookMillis === null ? [] : [`${formatCount(tookMillis)} ms`]),
  ].join(" · ");
}
