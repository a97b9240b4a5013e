import { isObject } from "./configuration-members";
import { jsonObject } from "./json-setting";
import type { Setting } from "./setting";

const PINNED = /^[^\s@]+@sha256:[0-9a-f]{64}$/;

const isUri = (value: unknown): value is string =>
  // SageMaker takes no longer one.
  typeof value === "string" && value.length <= 255 && PINNED.test(value);

/** URIs of own images that are not built here, by the name of the image. */
export const imageUris: Setting<Readonly<Record<string, string>>> = {
  parse: (text) => {
    const value = jsonObject("").parse(text);
    const entries = Object.entries(value ?? {}).filter((entry): entry is [string, string] => isUri(entry[1]));
    return isObject(value) && entries.length === Object.keys(value).length
      ? Object.fromEntries(entries)
      : undefined;
  },
  expected: "a JSON object of image URIs, each at most 255 characters and with its digest",
  example: `'{"train":"111122223333.dkr.ecr.eu-west-1.amazonaws.com/census@sha256:${"0".repeat(64)}"}'`,
};
