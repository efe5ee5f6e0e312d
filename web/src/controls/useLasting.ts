import { useEffect, useState } from "react";

/** Whether something has been so for so long without a break. */
export function useLasting(so: boolean, millis: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!so) return undefined;
    const timer = window.setTimeout(() => setLasting(true), millis);
    return () => {
      window.clearTimeout(timer);
      setLasting(false);
    };
  }, [so, millis]);
  return so && lasting;
}
