/**
 * Tells what comes back to an editor from what it is given. What it told returns with a later drawing, and it may hold more by then: to write
 * that text would undo what was typed since.
 */
export class Echoes {
  private readonly told: string[] = [];

  tell(text: string): void {
    this.told.push(text);
  }

  /** Whether a text that was drawn is one that was told; what was told before it comes no more. */
  isEcho(drawn: string): boolean {
    const place = this.told.indexOf(drawn);
    if (place >= 0) this.told.splice(0, place + 1);
    return place >= 0;
  }

  /** What was told comes no more: another text has taken its place. */
  forget(): void {
    this.told.length = 0;
  }
}
