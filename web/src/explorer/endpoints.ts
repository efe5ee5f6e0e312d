import type { ServerStatus } from "../api/status";

const EVERY_ADDRESS = /^(http:\/\/)?(?:0\.0\.0\.0|\[(?:::|(?:0:){7}0)\])(?=:\d+$)/;

/** The server's endpoints as senders reach them: one that listens on every address is called by the host that this page came from. */
export function reachableEndpoints(
  { otlpGrpc, otlpHttp }: ServerStatus["endpoints"],
  pageHost: string,
): ServerStatus["endpoints"] {
  const reachable = (endpoint: string) => endpoint.replace(EVERY_ADDRESS, `$1${pageHost}`);
  return { otlpGrpc: reachable(otlpGrpc), otlpHttp: reachable(otlpHttp) };
}
