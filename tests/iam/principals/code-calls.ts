import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../../..");

/** Methods of clients that are no action of IAM by their own name. */
const ACTIONS: Readonly<Record<string, string>> = {
  "lambda:Invoke": "lambda:InvokeFunction",
  "s3:UploadFileobj": "s3:PutObject",
};

const actionOf = (service: string, operation: string): string => {
  const action = `${service.replaceAll("-", "")}:${operation}`;
  return ACTIONS[action] ?? action;
};

/** `import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager"` */
const IMPORT = /import \{([^}]*)\} from "@aws-sdk\/client-([a-z-]+)"/g;

const ofJavaScript = (code: string): readonly string[] =>
  [...code.matchAll(IMPORT)].flatMap(([, names = "", service = ""]) =>
    [...names.matchAll(/(\w+)Command\b/g)].map(([, operation = ""]) => actionOf(service, operation)),
  );

/** `boto3.client("s3").get_object(`, or the same of a client that bears the service's name. */
const METHOD = /(?:boto3\.client\("(\w+)"\)|\b(s3|sagemaker))\.(?:get_paginator\("(\w+)"\)|(\w+)\()/g;

const pascal = (name: string): string =>
  name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

const ofPython = (code: string): readonly string[] =>
  [...code.matchAll(METHOD)].map(([, made, held, paged, method]) =>
    actionOf(made ?? held ?? "", pascal(paged ?? method ?? "")),
  );

/** The actions that a file of code asks AWS for through its clients, as IAM calls them. */
export const actionsIn = (file: string): readonly string[] => {
  const code = readFileSync(path.join(ROOT, file), "utf8");
  return [...new Set(file.endsWith(".py") ? ofPython(code) : ofJavaScript(code))].sort();
};
