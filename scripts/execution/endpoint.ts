import { UsageError } from "../command-line/command";

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** Whether an endpoint is on this machine, and so needs nobody's credentials. */
export const isOnThisMachine = ({ hostname }: URL): boolean => LOOPBACK.includes(hostname);

/**
 * Reads where a service is to be asked instead of at AWS's own address.
 *
 * @throws UsageError for what is no URL, or not encrypted and not on this machine.
 */
export const parseEndpoint = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw new UsageError(
      `The endpoint "${text}" is no URL.`,
      "Write it whole, for example http://127.0.0.1:8765.",
    );
  }
  if (url.protocol === "http:" && !isOnThisMachine(url)) {
    throw new UsageError(
      `The endpoint "${text}" is not encrypted and not on this machine.`,
      "Use https; http is for 127.0.0.1 and localhost only.",
    );
  }
  return url;
};
