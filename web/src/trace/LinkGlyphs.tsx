import type { Direction } from "../api/links";
import { formatCount, plural } from "../model/numbers";

interface LinkGlyphsProps {
  linksOut: number;
  linksIn: number;
  onOpen(): void;
  /** The pointer came over a glyph that lies there in the window, or left it (null). */
  onPeek(direction: Direction, place: DOMRect | null): void;
}

/** `↗n` for the links that leave a span, `↙n` for those that point at it. */
export function LinkGlyphs({ linksOut, linksIn, onOpen, onPeek }: LinkGlyphsProps) {
  const glyph = (direction: Direction, count: number, label: string) =>
    count > 0 && (
      <button
        type="button"
        className="link-glyph"
        tabIndex={-1}
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation();
          onPeek(direction, null);
          onOpen();
        }}
        onPointerEnter={(event) => onPeek(direction, event.currentTarget.getBoundingClientRect())}
        onPointerLeave={() => onPeek(direction, null)}
      >
        {direction === "outgoing" ? "↗" : "↙"}
        {formatCount(count)}
      </button>
    );
  return (
    <span className="link-glyphs">
      {glyph("outgoing", linksOut, `Links to ${plural(linksOut, "span")}`)}
      {glyph("incoming", linksIn, `Linked from ${plural(linksIn, "span")}`)}
    </span>
  );
}
