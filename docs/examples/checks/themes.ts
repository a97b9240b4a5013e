import type { CheckTheme } from "../../../scripts/command-line/check-example";
import { DOCUMENT } from "./document-examples";
import { CONDITIONS, GRAPH, RETRIES_AND_CACHES, WAIVERS } from "./flow-examples";
import { CALLS, JOBS, PLACES } from "./job-examples";
import { MEMBERS } from "./member-examples";
import { NAMES, PARAMETERS } from "./name-examples";
import { REFERENCES } from "./reference-examples";
import { SECURITY } from "./security-examples";

/** All examples of docs/checks.md, in its order. */
export const THEMES: readonly CheckTheme[] = [
  DOCUMENT,
  MEMBERS,
  NAMES,
  PARAMETERS,
  REFERENCES,
  PLACES,
  JOBS,
  CALLS,
  GRAPH,
  CONDITIONS,
  RETRIES_AND_CACHES,
  SECURITY,
  WAIVERS,
];
