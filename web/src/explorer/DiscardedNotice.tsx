import type { DiscardedSignal } from "../api/status";
import { CopyButton } from "../controls/CopyButton";
import { plural } from "../model/numbers";

/** Metrics and logs that senders export though Weft stores traces alone, each with the setting that stops it. */
export function DiscardedNotice({ signals }: { signals: readonly DiscardedSignal[] }) {
  if (signals.length === 0) return null;
  return (
    <details className="discarded">
      <summary>Discarded: {signals.map(({ signal, sender }) => `${signal} from ${sender}`).join(", ")}</summary>
      <p>Weft stores traces. Other signals are accepted so that senders do not fail, and then discarded.</p>
      <ul>
        {signals.map(({ signal, sender, requests, setting }) => (
          <li key={`${signal} ${sender}`}>
            {sender}: {plural(requests, "request")} with {signal}. To stop them: <code>{setting}</code>
            <CopyButton text={setting} label={`Copy ${setting}`} />
          </li>
        ))}
      </ul>
    </details>
  );
}
