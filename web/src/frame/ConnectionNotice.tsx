import { CancelledError } from "@tanstack/react-query";
import { useEffect } from "react";
import { isServerReady } from "../api/health";
import { queryClient } from "../queryClient";
import { useConnection } from "./connection";

const LOOK_MILLIS = 1_000;

/** Says that the server does not answer, looks for it, and asks anew what failed meanwhile. */
export function ConnectionNotice() {
  const { lost, restore } = useConnection();
  useEffect(() => {
    if (!lost) return undefined;
    let timer = 0;
    let looking = true;
    const lookLater = () => {
      timer = window.setTimeout(() => void look(), LOOK_MILLIS);
    };
    const look = async () => {
      const ready = await isServerReady();
      if (!looking) return;
      if (ready) {
        restore();
        await queryClient.refetchQueries({
          type: "active",
          predicate: ({ state: { error } }) => error !== null && !(error instanceof CancelledError),
        });
      } else {
        lookLater();
      }
    };
    lookLater();
    return () => {
      looking = false;
      window.clearTimeout(timer);
    };
  }, [lost, restore]);
  return (
    <div role="status">
      {lost && (
        <p className="connection-notice">
          <strong className="warning-text">The server does not answer.</strong> What was read before stays; the page
          goes on by itself once {window.location.host} is back.
        </p>
      )}
    </div>
  );
}
