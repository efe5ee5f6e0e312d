import type { Page } from "@playwright/test";

/** Errors and warnings that the page writes to the browser's console from now on, such as what a Content-Security-Policy blocks. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}
