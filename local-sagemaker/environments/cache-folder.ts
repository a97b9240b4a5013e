import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where environments are kept between runs: `$LOCAL_SAGEMAKER_CACHE`, else `local-sagemaker` in the user's
 * cache folder.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export const cacheFolder = (env: NodeJS.ProcessEnv = process.env): string => {
  if (env["LOCAL_SAGEMAKER_CACHE"]) return env["LOCAL_SAGEMAKER_CACHE"];
  const base = env["XDG_CACHE_HOME"] ? env["XDG_CACHE_HOME"] : join(env["HOME"] ?? homedir(), ".cache");
  return join(base, "local-sagemaker");
};
