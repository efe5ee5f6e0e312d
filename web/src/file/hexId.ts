/**
 * An id as lower-case hex of the given number of bytes. OTLP/JSON writes hex; plain protobuf JSON writes base64, which some tools keep;
 * Jaeger leaves out leading zeros. Anything else, such as the empty id of a missing parent, stays as it is.
 */
export function hexId(id: string, bytes: number): string {
  const digits = bytes * 2;
  if (id !== "" && id.length <= digits && /^[0-9a-f]+$/i.test(id)) {
    return id.toLowerCase().padStart(digits, "0");
  }
  const letters = Math.ceil((bytes * 8) / 6);
  if (id.length === Math.ceil(bytes / 3) * 4 && new RegExp(`^[A-Za-z0-9+/]{${letters}}=*$`).test(id)) {
    return [...atob(id)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  }
  return id;
}
