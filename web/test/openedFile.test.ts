import { expect, test } from "vitest";
import { useOpenedFile } from "../src/file/openedFile";

const SPANS = [{ traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" }];
const TEXT = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: SPANS }] }] });

/** A file whose content comes when it is let go. */
function heldFile(name: string) {
  let release = (): void => undefined;
  const text = new Promise<string>((resolve) => {
    release = () => resolve(TEXT);
  });
  const file = new File([], name);
  file.text = () => text;
  return { file, release };
}

test("a large file that was left for another one does not take its place later", async () => {
  const [large, small] = [heldFile("large.json"), heldFile("small.json")];
  const { open } = useOpenedFile.getState();
  const first = open(large.file);
  const second = open(small.file);
  small.release();
  expect((await second)?.name).toBe("small.json");
  large.release();

  expect(await first).toBeNull();
  expect(useOpenedFile.getState().file?.name).toBe("small.json");
});
