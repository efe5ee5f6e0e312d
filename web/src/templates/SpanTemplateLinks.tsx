import "./templates.css";
import { Link } from "@tanstack/react-router";
import type { SpanInContext } from "../model/otlpSpan";
import { useTraceSource } from "../trace/sourceContext";
import { expandTemplate } from "./expandTemplate";
import { useLinkTemplates } from "./linkTemplates";

/** Ways from a span to other systems, as the settings' templates name them. */
export function SpanTemplateLinks({ whole }: { whole: SpanInContext }) {
  const { holder } = useTraceSource();
  const { data: templates, error } = useLinkTemplates(holder === "server");
  if (holder === "file") return <span className="muted">not offered for spans of a file</span>;
  if (templates === undefined) {
    return error === null ? null : <span className="muted">the link templates could not be read</span>;
  }
  return (
    <ul className="template-links" aria-label="Links to other systems">
      {templates.map(({ name, url }, place) => {
        const expanded = expandTemplate(url, whole);
        return (
          // Names need not differ.
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes while shown
          <li key={`${place} ${name}`}>
            {"address" in expanded ? (
              <a href={expanded.address} target="_blank" rel="noopener noreferrer" title={expanded.address}>
                {name}
              </a>
            ) : (
              <span className="muted" title={expanded.reason}>
                {name}: {expanded.reason}
              </span>
            )}
          </li>
        );
      })}
      <li>
        <Link to="/settings" className="template-add">
          {templates.length === 0 ? "Add links to logs, metrics…" : "Edit"}
        </Link>
      </li>
    </ul>
  );
}
