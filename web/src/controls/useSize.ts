import { type RefObject, useLayoutEffect, useRef, useState } from "react";

interface Sized<Box extends HTMLElement> {
  box: RefObject<Box | null>;
  width: number;
  height: number;
}

/** An element's inner size in pixels, followed as it changes; 0 by 0 until it is laid out. */
export function useSize<Box extends HTMLElement = HTMLDivElement>(): Sized<Box> {
  const box = useRef<Box>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const resized = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  return { box, ...size };
}
