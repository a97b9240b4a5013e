/** Runs one call of a Lambda handler: the event is read from a file, the answer written to another. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, handler, requestFile, answerFile] = process.argv.slice(2);

/** What a handler can ask about its call, as far as it makes sense on this machine. */
const contextOf = ({ function_name, invoked_function_arn, aws_request_id, memory_limit_in_mb, seconds }) => {
  const deadline = Date.now() + seconds * 1000;
  return {
    functionName: function_name,
    invokedFunctionArn: invoked_function_arn,
    awsRequestId: aws_request_id,
    memoryLimitInMB: memory_limit_in_mb,
    functionVersion: "$LATEST",
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
};

const moduleFile = (name) =>
  [".mjs", ".js", ".cjs"].map((ending) => path.join(folder, name + ending)).find((file) => existsSync(file));

const call = async ({ event, context }) => {
  const dot = handler.lastIndexOf(".");
  const file = moduleFile(handler.slice(0, dot));
  if (file === undefined) throw new Error(`Cannot find module '${handler.slice(0, dot)}'`);
  const handle = (await import(pathToFileURL(file).href))[handler.slice(dot + 1)];
  if (typeof handle !== "function") throw new Error(`${handler} is undefined or not exported`);
  return (await handle(event, contextOf(context))) ?? null;
};

const request = JSON.parse(readFileSync(requestFile, "utf8"));
const result = await call(request).then(
  (answer) => ({ answer }),
  (error) => {
    console.error(error);
    return { errorType: error?.name ?? "Error", errorMessage: String(error?.message ?? error) };
  },
);
writeFileSync(answerFile, JSON.stringify(result));
