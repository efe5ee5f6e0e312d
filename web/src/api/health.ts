/** Whether the server answers and says that it is ready. Asks for no token. */
export async function isServerReady(): Promise<boolean> {
  try {
    return (await fetch("/health/ready")).ok;
  } catch {
    return false;
  }
}
