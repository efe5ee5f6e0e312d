import { useCallback, useEffect, useRef, useState } from "react";

/** How long a value has to rest before the URL holds it: a browser refuses a page that rewrites its address with every key. */
const REST_MILLIS = 120;

/** A value while the URL is behind it. */
interface Lead<Value> {
  /** The URL's value that this one goes before. */
  over: Value;
  value: Value;
  /** What was written to the URL and has not arrived there, the oldest first: when one does, a later value stands; any other ends the lead. */
  written: readonly Value[];
}

/** The lead once the URL has another value. */
export function followed<Value>({ value, written }: Lead<Value>, fromUrl: Value): Lead<Value> {
  const arrived = written.indexOf(fromUrl);
  return arrived < 0
    ? { over: fromUrl, value: fromUrl, written: [] }
    : { over: fromUrl, value, written: written.slice(arrived + 1) };
}

/** The lead once a value is on its way to the URL. It may have gone on since that rested, and what it has now stands. */
export function wrote<Value>(lead: Lead<Value>, sent: Value): Lead<Value> {
  return { ...lead, written: [...lead.written, sent] };
}

interface Leading<Value> {
  value: Value;
  /** Sets the value at once; the URL gets it once it rests. */
  lead(value: Value): void;
  /** Sets the value and writes it to the URL at once. */
  writeNow(value: Value): void;
}

/** A value that the URL keeps and that may change faster than that; the URL's own when something else changes it there. */
export function useLead<Value>(fromUrl: Value, write: (value: Value) => void): Leading<Value> {
  const [held, setHeld] = useState<Lead<Value>>({ over: fromUrl, value: fromUrl, written: [] });
  if (held.over !== fromUrl) setHeld(followed(held, fromUrl));
  const { value } = held;
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  const lead = useCallback((wanted: Value) => setHeld((before) => ({ ...before, value: wanted })), []);
  const send = useCallback((sent: Value) => {
    setHeld((before) => wrote(before, sent));
    latest.current(sent);
  }, []);
  const writeNow = useCallback(
    (wanted: Value) => {
      lead(wanted);
      send(wanted);
    },
    [lead, send],
  );
  useEffect(() => {
    if (value === fromUrl) return undefined;
    const timer = window.setTimeout(() => send(value), REST_MILLIS);
    return () => window.clearTimeout(timer);
  }, [value, fromUrl, send]);
  return { value, lead, writeNow };
}
