import { serve } from "../pulumi-wire";

const EVERY_SECOND = 1000;

/** Ends this process when the one that started it is gone: a killed `pulumi` leaves its plugins behind. */
export const endWithParent = (): void => {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, EVERY_SECOND).unref();
};

/** Serves what Pulumi calls a plugin, and tells it the port in the first line. */
export const servePlugin = async (handlers: Parameters<typeof serve>[0]): Promise<void> => {
  endWithParent();
  const { address } = await serve(handlers);
  process.stdout.write(`${address.replace(/^.*:/, "")}\n`);
};
