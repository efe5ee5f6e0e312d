import { Link, useRouterState } from "@tanstack/react-router";
import { SpanName } from "../controls/SpanName";
import { useServiceColour, useShownTrace } from "./traceContext";

/** The way across traces that led here, by the spans whose links were followed. */
export function Breadcrumb({ selected, missing }: { selected: number; missing: string | null }) {
  const crumbs = useRouterState({ select: (state) => state.location.state.crumbs });
  const { outline } = useShownTrace();
  const colourOf = useServiceColour();
  if (crumbs === undefined || crumbs.length === 0) return null;
  const here = selected < 0 ? outline.root?.name : outline.names[outline.name[selected] ?? 0];
  return (
    <nav className="breadcrumb" aria-label="Way across traces" data-testid="breadcrumb">
      <ol>
        {crumbs.map((crumb, step) => (
          // The same span may be passed twice: its place in the way tells the two apart.
          // oxlint-disable-next-line react/no-array-index-key -- the way only grows and is cut at its end
          <li key={step}>
            <Link
              to={crumb.path}
              params={{ traceId: crumb.traceId }}
              search={crumb.search}
              state={{ crumbs: crumbs.slice(0, step) }}
            >
              {crumb.service !== "" && <span className="service-dot" style={{ background: colourOf(crumb.service) }} />}
              {crumb.name}
            </Link>
          </li>
        ))}
        <li aria-current="location">{missing ?? (here === undefined ? outline.traceId : <SpanName name={here} />)}</li>
      </ol>
    </nav>
  );
}
