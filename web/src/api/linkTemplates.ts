import { z } from "zod";
import { requestShape, withJson } from "./request";

const linkTemplates = z.object({ templates: z.array(z.object({ name: z.string(), url: z.string() })) });

/** A way from a span to another system: a URL with placeholders. */
export type LinkTemplate = z.infer<typeof linkTemplates>["templates"][number];

const PATH = "/link-templates";

export async function requestLinkTemplates(signal: AbortSignal): Promise<readonly LinkTemplate[]> {
  return (await requestShape(PATH, linkTemplates, { signal })).templates;
}

/** Puts these in the place of all that were kept; a refusal names the template and what was expected. */
export async function replaceLinkTemplates(templates: readonly LinkTemplate[]): Promise<readonly LinkTemplate[]> {
  return (await requestShape(PATH, linkTemplates, { ...withJson({ templates }), method: "PUT" })).templates;
}
