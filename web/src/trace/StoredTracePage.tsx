import { useParams } from "@tanstack/react-router";
import { SourceContext } from "./sourceContext";
import { TracePage } from "./TracePage";
import { storedTraces } from "./traceSource";

export function StoredTracePage() {
  const { traceId } = useParams({ from: "/trace/$traceId" });
  return (
    <SourceContext value={storedTraces}>
      <TracePage traceId={traceId.toLowerCase()} />
    </SourceContext>
  );
}
