import { requestNothing } from "./request";

/** Trades the access token for a session cookie. */
export function logIn(token: string): Promise<void> {
  return requestNothing("/login", { token });
}

export function logOut(): Promise<void> {
  return requestNothing("/logout", {});
}
