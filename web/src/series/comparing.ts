/** Orders numbers and texts; what is not a number comes last in either direction. */
export function comparing(direction: 1 | -1): (one: number | string, other: number | string) => number {
  return (one, other) => {
    if (typeof one === "string" || typeof other === "string") {
      return direction * String(one).localeCompare(String(other), "en", { numeric: true });
    }
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return one === other ? 0 : direction * (one < other ? -1 : 1);
  };
}
