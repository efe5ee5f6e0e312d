import { Link } from "@tanstack/react-router";
import { FirstOf } from "../controls/FirstOf";
import { SpanName } from "../controls/SpanName";
import { usePreferences } from "../frame/preferences";
import { formatInstant } from "../model/instants";
import { formatCount, formatDuration, plural } from "../model/numbers";
import { extentNanos, totals } from "../trace/outline";
import { LinkCounts, ServiceName } from "../explorer/cells";
import type { TraceFile } from "./traceFile";

const SHOWN_AT_ONCE = 200;

/** The traces of the opened file, earliest first. */
export function FileTraces({ file }: { file: TraceFile }) {
  const zone = usePreferences((held) => held.zone);
  return (
    <section>
      <h2>
        {file.name} <span className="muted">{plural(file.traces.size, "trace")}</span>
      </h2>
      <FirstOf items={[...file.traces]} step={SHOWN_AT_ONCE}>
        {(first) => (
          <table className="file-traces">
            <thead>
              <tr>
                <th scope="col">start</th>
                <th scope="col">service</th>
                <th scope="col">name</th>
                <th scope="col" className="number">
                  duration
                </th>
                <th scope="col" className="number">
                  spans
                </th>
                <th scope="col" className="number">
                  errors
                </th>
                <th scope="col" className="number">
                  links out / in
                </th>
              </tr>
            </thead>
            <tbody>
              {first.map(([traceId, { outline }]) => {
                const sum = totals(outline);
                const service = outline.root?.service ?? outline.services[0] ?? "";
                return (
                  <tr key={traceId}>
                    <td>{formatInstant(outline.startNanos, zone)}</td>
                    <td>
                      <ServiceName service={service} />
                    </td>
                    <td>
                      <Link className="row-link" to="/file/$traceId" params={{ traceId }}>
                        {outline.root === null ? "root not in the file" : <SpanName name={outline.root.name} />}
                      </Link>
                    </td>
                    <td className="number">{formatDuration(extentNanos(outline))}</td>
                    <td className="number">{formatCount(outline.spanId.length)}</td>
                    <td className={sum.errors > 0 ? "number error-text" : "number muted"}>{formatCount(sum.errors)}</td>
                    <td className="number">
                      <LinkCounts out={sum.linksOut} into={sum.linksIn} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </FirstOf>
    </section>
  );
}
