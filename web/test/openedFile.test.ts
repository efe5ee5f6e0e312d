import { expect, test } from "vitest";
import { useOpenedFile } from "../src/file/openedFile";

const SPANS = [{ traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" }];
const TEXT = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: SPANS }] }] });

/** A file whose content comes when it is let go, or not any more. */
function heldFile(name: string) {
  let release = (): void => undefined;
  let lose = (): void => undefined;
  const text = new Promise<string>((resolve, reject) => {
    release = () => resolve(TEXT);
    lose = () => reject(new DOMException("gone", "NotFoundError"));
  });
  const file = new File([], name);
  file.text = () => text;
  return { file, release, lose };
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

test("a file that cannot be read says so, unless it was left for another one", async () => {
  const [gone, left, next] = [heldFile("gone.json"), heldFile("left.json"), heldFile("next.json")];
  const { open } = useOpenedFile.getState();
  const alone = open(gone.file);
  gone.lose();
  await expect(alone).rejects.toThrow("gone");

  const first = open(left.file);
  const second = open(next.file);
  left.lose();
  expect(await first).toBeNull();
  next.release();
  expect((await second)?.name).toBe("next.json");
});
