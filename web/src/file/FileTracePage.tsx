import { Link, useParams } from "@tanstack/react-router";
import { SourceContext } from "../trace/sourceContext";
import { TracePage } from "../trace/TracePage";
import { useTitle } from "../frame/title";
import { useOpenedFile } from "./openedFile";

export function FileTracePage() {
  const { traceId } = useParams({ from: "/file/$traceId" });
  const source = useOpenedFile((held) => held.source);
  if (source === null) return <FileClosed />;
  return (
    <SourceContext value={source}>
      <TracePage traceId={traceId} />
    </SourceContext>
  );
}

function FileClosed() {
  useTitle("The file is no longer open");
  return (
    <main className="page-message">
      <h1>The file is no longer open</h1>
      <p className="muted">An opened file lives in the tab until it is reloaded. Open it again to go on.</p>
      <Link className="button button-primary" to="/file">
        Open a file
      </Link>
    </main>
  );
}
