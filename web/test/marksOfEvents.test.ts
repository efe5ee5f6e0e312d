import { expect, test } from "vitest";
import { marksOfEvents } from "../src/trace/marksOfEvents";

const ZOOM = { startNanos: 0, endNanos: 1_000 };
const at = (time: number, name = "retry") => ({ name, timeUnixNano: String(5_000 + time) });

test("events are marked where they lie in the zoom", () => {
  expect(marksOfEvents([at(0), at(500, "log"), at(2_000), at(-1)], 5_000n, ZOOM)).toEqual([
    { left: 0, title: "retry at 0 ns" },
    { left: 0.5, title: "log at 500 ns" },
  ]);
});

test("events that lie too close to be told apart are one mark, however many they are", () => {
  const [mark, ...others] = marksOfEvents([at(500), at(501), at(501, "log")], 5_000n, ZOOM);
  expect(mark).toEqual({ left: 0.5, title: "retry at 500 ns and 2 other events" });
  expect(others).toEqual([]);
  const many = Array.from({ length: 20_000 }, (_, place) => at(place % 1_000));
  expect(marksOfEvents(many, 5_000n, ZOOM)).toHaveLength(500);
});
