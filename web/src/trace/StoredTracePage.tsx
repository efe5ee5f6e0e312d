import { useParams } from "@tanstack/react-router";
import { TracePage } from "./TracePage";
import { storedTraces } from "./traceSource";

export function StoredTracePage() {
  const { traceId } = useParams({ from: "/trace/$traceId" });
  return <TracePage source={storedTraces} traceId={traceId.toLowerCase()} />;
}
