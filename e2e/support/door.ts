/** Keeps requests waiting until a test lets them go on. */
export class Door {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}
