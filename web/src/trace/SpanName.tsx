/** A span's name, and a word in its place where it was sent without one. */
export function SpanName({ name }: { name: string }) {
  return name === "" ? <i className="muted">no name</i> : name;
}
