import "./templates.css";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { Skeleton } from "../controls/Skeleton";
import { useReady } from "../frame/ready";
import { useTitle } from "../frame/title";
import { useLinkTemplates } from "./linkTemplates";
import { TemplatesEditor } from "./TemplatesEditor";

/** What everybody who uses this server shares: the link templates. */
export function SettingsPage() {
  const templates = useLinkTemplates();
  useTitle("Settings");
  useReady("settings", !templates.isPending);
  return (
    <main className="plain-page">
      <header>
        <h1>Settings</h1>
        <p className="muted">Kept on the server: they hold for everybody who uses this Weft.</p>
      </header>
      <section className="templates" aria-labelledby="templates-title">
        <h2 id="templates-title">Link templates</h2>
        <p>
          Each leads from a span to another system, such as its logs or its host&rsquo;s metrics. They show on the
          Overview of a span.
        </p>
        {templates.isPending ? (
          <Skeleton rows={6} label="Reading the link templates" />
        ) : templates.data === undefined ? (
          <Failure
            what="The link templates could not be read"
            thrown={templates.error}
            retry={() => void templates.refetch()}
          />
        ) : (
          <TemplatesEditor kept={templates.data} />
        )}
        {templates.isRefetchError && <KeptNotice thrown={templates.error} retry={() => void templates.refetch()} />}
      </section>
    </main>
  );
}
