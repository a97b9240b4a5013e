import type { Creation } from "./creations";
import type { DocumentReading } from "./document-reading";
import type { Finding } from "./finding";
import type { WrittenKeys } from "./s3-access";

/** What is derived from, besides the step itself. */
export interface Derivation {
  readonly reading: DocumentReading;
  readonly written: WrittenKeys;
}

/** What one step leads to. Creations wait until all of an action are known: they share one statement. */
export interface Derived {
  readonly findings: readonly Finding[];
  readonly creations?: readonly Creation[];
}
