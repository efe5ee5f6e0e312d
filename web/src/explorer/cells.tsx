import { usePreferences } from "../frame/preferences";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { formatCount, formatNanos } from "../model/numbers";
import { serviceColour } from "../model/serviceColour";

export function Start({ nanos }: { nanos: string }) {
  const zone = usePreferences((held) => held.zone);
  const start = BigInt(nanos);
  return <time title={formatInstantInFull(start, zone)}>{formatInstant(start, zone)}</time>;
}

/** A duration with a bar that compares it with the longest one listed. */
export function DurationBar({
  nanos,
  longestNanos,
  colour,
}: {
  nanos: string | null;
  longestNanos: number;
  colour: string;
}) {
  const share = Math.max(0, Math.min(1, Number(nanos) / longestNanos));
  return (
    <span className="duration">
      <span className="duration-track">
        <span className="duration-bar" style={{ width: `${share * 100}%`, background: colour }} />
      </span>
      {formatNanos(nanos)}
    </span>
  );
}

export function LinkCounts({ out, into }: { out: number; into: number }) {
  return (
    <span className="link-counts">
      <span className={out > 0 ? "link-text" : "muted"}>↗{formatCount(out)}</span>
      <span className={into > 0 ? "link-text" : "muted"}>↙{formatCount(into)}</span>
    </span>
  );
}

/** A service behind a dot in its colour, which a trace may have to choose among its services. */
export function ServiceName({ service, colour = serviceColour(service) }: { service: string; colour?: string }) {
  return (
    <>
      <span className="service-dot" style={{ background: colour }} />
      {service}
    </>
  );
}
