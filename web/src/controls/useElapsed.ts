import { useEffect, useState } from "react";

/** Whether so long has passed since this was first drawn. */
export function useElapsed(millis: number): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setElapsed(true), millis);
    return () => window.clearTimeout(timer);
  }, [millis]);
  return elapsed;
}
