import { expect } from "@playwright/test";
import type { WeftServer } from "./server.ts";

/** Deletes every saved query. */
export async function forgetSaved(weft: WeftServer): Promise<void> {
  const { items } = await weft.json<{ items: { id: string }[] }>("/saved");
  for (const { id } of items) {
    const { status } = await fetch(`${weft.api}/saved/${id}`, { method: "DELETE" });
    expect(status).toBe(204);
  }
}
