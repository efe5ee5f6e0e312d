import { nameInWords } from "../model/span";

/** A span's name, and a word in its place where it was sent without one. */
export function SpanName({ name }: { name: string }) {
  return name === "" ? <i className="muted">{nameInWords(name)}</i> : name;
}
