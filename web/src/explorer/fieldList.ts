/** Fields with commas between them, as the URL has them; a comma within quotes belongs to its field. */
export function readFields(parameter: string): string[] {
  const parts = parameter.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

export function writeFields(fields: readonly string[]): string | undefined {
  return fields.length === 0 ? undefined : fields.join(",");
}
